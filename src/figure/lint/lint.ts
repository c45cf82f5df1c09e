export interface Finding { readonly slug: string; readonly moment: string; readonly message: string }
export function lintFigures(_poses: string, _exercises: string, _slugs: readonly string[]): Finding[] { return []; }
