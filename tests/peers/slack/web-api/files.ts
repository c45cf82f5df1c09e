import { objectsIn, text } from '../json.ts';
import { SlackError } from '../workspace/slack-error.ts';
import type { Json } from '../json.ts';
import { type Method, required, type Upload } from './method.ts';

/** The methods for uploads: docs.slack.dev/messaging/working-with-files#upload. */
export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': {
    scope: 'files:write',
    run(args, { uploads, workspace, baseUrl }) {
      const id = workspace.id('F');
      const length = Number(required(args, 'length'));
      const name = required(args, 'filename');
      uploads.set(id, { id, name, length, altText: text(args['alt_txt']) });
      return { file_id: id, upload_url: `${baseUrl()}/upload/${id}` };
    },
  },
  'files.completeUploadExternal': {
    scope: 'files:write',
    run(args, { uploads, workspace, board }) {
      const arrived = objectsIn(args['files']).map(({ id, title }) => {
        const upload = uploads.get(text(id) ?? '');
        if (upload?.content?.length !== upload?.length || !upload)
          throw new SlackError('file_not_found');
        return fileJson(upload, text(title));
      });
      if (arrived.length === 0) throw new SlackError('invalid_arguments');
      const channel = text(args['channel_id']);
      if (channel !== undefined) {
        const conversation = workspace.conversation(channel);
        if (!conversation) throw new SlackError('channel_not_found');
        const said = text(args['initial_comment']) ?? '';
        board.post(conversation.id, { ...args, text: said, files: arrived });
      }
      return { files: arrived };
    },
  },
};

function fileJson(upload: Upload, title: string | undefined): Json {
  const { id, name, length, altText } = upload;
  return { id, name, title: title ?? name, size: length, ...(altText && { alt_txt: altText }) };
}

/** The file in the body of an upload: the whole of it, or the only part of a form (RFC 7578). */
export function fileIn(body: Buffer, contentType: string): Buffer {
  const boundary = /multipart\/form-data;.*boundary="?([^";]+)/.exec(contentType)?.[1];
  if (boundary === undefined) return body;
  const begin = body.indexOf('\r\n\r\n') + 4;
  return body.subarray(begin, body.lastIndexOf(`\r\n--${boundary}`));
}
