/** Markup on one line, without the white space that its templates have for their readers. */
export function compact(markup: string): string {
  return markup
    .replaceAll(/\s*\n\s*(?=>)/g, '')
    .replaceAll(/\s*\n\s*(?=[\w-]+=")/g, ' ')
    .replaceAll(/\s*\n\s*/g, '');
}
