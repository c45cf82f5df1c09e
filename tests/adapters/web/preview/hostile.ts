/** Text that would do something if it were taken for markup, HTML's or the chat's. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</textarea></option></select><svg onload=alert(1)>',
  '[here](javascript:alert(1)) <javascript:alert(1)|here>',
  '**</strong><b onclick=alert(1)>** `</code><i>` ## \n- <li>\n> <q>',
  '${alert(1)} {{alert(1)}} &lt;script&gt;',
  'javascript:alert(1)',
].join(' ');

const SCRIPT_ADDRESS = 'javascript:alert(1)';

/** The same payload with every text in it hostile, ids and addresses too; only what kind each part is stays. */
export function hostile<Payload>(payload: Payload): Payload {
  return JSON.parse(
    JSON.stringify(payload, (key, value: unknown) => {
      if (typeof value !== 'string' || key === 'type') return value;
      return key.endsWith('url') ? SCRIPT_ADDRESS : HOSTILE;
    }),
  ) as Payload;
}

/** All elements that previews are made of. */
export const ELEMENTS =
  'a article b blockquote br button circle code details div em figcaption figure fieldset footer form h3 header hr i img input label li ol option p path pre rect s section select small span strong summary svg textarea u ul'.split(
    ' ',
  );

/** All attributes of theirs: none runs anything or styles anything. */
export const ATTRIBUTES =
  'alt aria-describedby aria-hidden aria-label aria-labelledby aria-level autocomplete checked class cx cy d data-action data-form data-value disabled fill height href id maxlength method name open placeholder r rel role rows selected src start stroke stroke-linecap stroke-linejoin stroke-width target type value viewbox width'.split(
    ' ',
  );
