import { join } from 'node:path';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { site } from './built-site.ts';
import { fileAt } from './site.ts';

const validator = new HtmlValidate(new FileSystemConfigLoader());

test.each(site.pages.map(({ address }) => address))('%s is valid HTML', async (address) => {
  const { results } = await validator.validateFile(join(site.folder, fileAt(site, address) as string));
  const problems = results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`),
  );
  expect(problems).toEqual([]);
});
