import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { install, onPath } from '../system-packages.ts';

/** A web server that reads one of the files in `dist.hosting/`. */
interface Server {
  command: string;
  /** Debian's packages. */
  packages: string[];
  /** The file in `dist.hosting/`. */
  file: string;
  /** Its whole configuration, which takes that file in. */
  configuration: (root: string, include: string, port: number, state: string) => string;
  args: (configuration: string) => string[];
}

const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
const APACHE_MODULES = ['mpm_event', 'authz_core', 'dir', 'mime', 'headers', 'rewrite'];

export const SERVERS: Record<string, Server> = {
  nginx: {
    command: 'nginx',
    packages: ['nginx', 'libnginx-mod-http-brotli-static'],
    file: 'nginx.conf',
    configuration: (root, include, port, state) => `
      daemon off; pid ${state}/pid; error_log stderr;
      load_module ${BROTLI};
      events {}
      http {
        include /etc/nginx/mime.types; default_type application/octet-stream; access_log off;
        client_body_temp_path ${state}/body; proxy_temp_path ${state}/proxy; fastcgi_temp_path ${state}/fastcgi;
        uwsgi_temp_path ${state}/uwsgi; scgi_temp_path ${state}/scgi;
        server { listen 127.0.0.1:${port}; root ${root}; include ${include}; }
      }`,
    args: (configuration) => ['-c', configuration],
  },
  Caddy: {
    command: 'caddy',
    packages: ['caddy'],
    file: 'Caddyfile',
    configuration: (root, include, port, state) =>
      `{\n admin off\n auto_https off\n storage file_system ${state}\n}\nhttp://127.0.0.1:${port} {\n root * ${root}\n import ${include}\n}\n`,
    args: (configuration) => ['run', '--adapter', 'caddyfile', '--config', configuration],
  },
  Apache: {
    command: 'apache2',
    packages: ['apache2'],
    file: 'apache.conf',
    configuration: (root, include, port, state) => `
      ServerRoot ${state}
      ServerName localhost
      DefaultRuntimeDir ${state}
      PidFile ${state}/pid
      ErrorLog ${state}/errors
      Listen 127.0.0.1:${port}
      ${APACHE_MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
      TypesConfig /etc/mime.types
      DocumentRoot ${root}
      <Directory ${root}>
        Require all granted
      </Directory>
      Include ${include}`,
    args: (configuration) => ['-DFOREGROUND', '-f', configuration],
  },
};

/**
 * Why the servers cannot be run here; undefined where they can, after installing those that are missing.
 * @throws Error on a machine that runs the tests for everyone, where they must not be passed over
 */
export function serversMissing(): string | undefined {
  const present = ({ command }: Server) => onPath(command) && (command !== 'nginx' || existsSync(BROTLI));
  const missing = Object.values(SERVERS).filter((server) => !present(server));
  if (!missing.length) return undefined;
  try {
    const names = missing.map(({ command }) => command).join(', ');
    install(names, { 'apt-get': missing.flatMap(({ packages }) => packages) }, 'Install Debian’s packages of them.');
    return undefined;
  } catch (error) {
    if (process.env['CI']) throw error;
    return (error as Error).message;
  }
}

export interface RunningServer {
  url: string;
  stop: () => void;
}

/**
 * Starts a server and waits until it answers.
 * @param root the folder of documents, in which the site lies at its base path
 * @param hosting folder of the server's file, as the build wrote it
 * @param state an empty folder for its own files
 */
export async function startServer(
  { command, file, configuration, args }: Server,
  root: string,
  hosting: string,
  state: string,
  port: number,
): Promise<RunningServer> {
  mkdirSync(state, { recursive: true });
  const path = join(state, 'configuration');
  writeFileSync(path, configuration(root, join(hosting, file), port, state));
  const child: ChildProcess = spawn(onPath(command) as string, args(path), { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr?.on('data', (text) => (said += text));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode !== null) break;
    if (await fetch(url, { redirect: 'manual' }).catch(() => undefined)) {
      return { url, stop: () => child.kill() };
    }
    await wait(50);
  }
  child.kill();
  throw new Error(`${command} does not answer: ${said}`);
}
