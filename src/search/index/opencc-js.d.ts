/** OpenCC's dictionaries: `繁體 简体|…`. */
declare module 'opencc-js/dict/*' {
  const dictionary: string;
  export default dictionary;
}
