/** One part of a `multipart/form-data` body. */
export interface Part {
  /** The form field's name. */
  field: string;
  /** The file's name, where the part is a file. */
  fileName: string | undefined;
  contentType: string | undefined;
  bytes: Buffer;
}

/**
 * Takes a `multipart/form-data` body apart (RFC 7578). Node has no parser for it that is meant for
 * servers; bodies of tests are small and whole, so cutting at the boundary is enough.
 *
 * Throws where the content type names no boundary or a part has no name.
 */
export function parseMultipart(body: Buffer, contentType: string): Part[] {
  const boundary = /boundary="?(?<boundary>[^";]+)"?/.exec(contentType)?.groups?.['boundary'];
  if (boundary === undefined) throw new Error('multipart/form-data without a boundary');
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let start = body.indexOf(delimiter);
  for (;;) {
    const from = start + delimiter.length;
    const end = body.indexOf(delimiter, from);
    if (start === -1 || end === -1) return parts;
    // Each part begins after a line break and ends before one.
    parts.push(parsePart(body.subarray(from + 2, end - 2)));
    start = end;
  }
}

function parsePart(part: Buffer): Part {
  const gap = part.indexOf('\r\n\r\n');
  const headers = part.subarray(0, gap).toString();
  const field = /\bname="(?<name>[^"]*)"/i.exec(headers)?.groups?.['name'];
  if (field === undefined) throw new Error('a multipart part without a name');
  return {
    field,
    fileName: /\bfilename="(?<name>[^"]*)"/i.exec(headers)?.groups?.['name'],
    contentType: /^content-type: *(?<type>\S+)/im.exec(headers)?.groups?.['type'],
    bytes: Buffer.from(part.subarray(gap + 4)),
  };
}
