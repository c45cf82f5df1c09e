// The package's module, which is served beside these under this name.
export { default } from '@github/combobox-nav';
