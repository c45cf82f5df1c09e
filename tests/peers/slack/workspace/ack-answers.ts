import { inspectMessage, inspectOptions, inspectView } from '../block-kit.ts';
import type { Ack } from '../server/delivery.ts';
import { isJson, type Json, text } from '../json.ts';
import type { MessageBoard } from './message-board.ts';
import type { OpenView, Views } from './views.ts';
import type { Checks } from '../web-api/method.ts';
import type { Conversation, Member } from './workspace.ts';

/** What a failed submission says in the modal, in Slack's words or nearly so. */
export const TROUBLE = { '': 'We had some trouble connecting. Try again?' };

/** What somebody reads when the bot doesn't acknowledge a command. */
export function failedCommand(command: string, { reason }: Ack): string {
  const error = reason === 'timeout' ? 'operation_timeout' : 'dispatch_failed';
  return `${command} failed with the error "${error}"`;
}

/** What people see because of what the bot sent with its acknowledgement, or because it sent none. */
export class AckAnswers {
  readonly #board: MessageBoard;
  readonly #views: Views;
  readonly #checks: Checks;

  constructor(options: { board: MessageBoard; views: Views; checks: Checks }) {
    this.#board = options.board;
    this.#views = options.views;
    this.#checks = options.checks;
  }

  /** docs.slack.dev/interactivity/implementing-slash-commands: it may hold a message. */
  toCommand(ack: Ack, command: string, conversation: Conversation, by: Member): void {
    if (!ack.acknowledged) {
      this.#board.post(conversation.id, { text: failedCommand(command, ack) }, by.id);
      return;
    }
    const message = typeof ack.body === 'string' ? { text: ack.body } : ack.body;
    if (!isJson(message)) return;
    const { refusals, flaws } = inspectMessage(message, this.#checks.knowsFile);
    this.#checks.note('ack', [...refusals, ...flaws]);
    if (refusals.length > 0) return;
    const isPublic = message['response_type'] === 'in_channel';
    this.#board.post(conversation.id, message, isPublic ? undefined : by.id);
  }

  /** docs.slack.dev/surfaces/modals#updating_response: it decides what follows. */
  toSubmission(ack: Ack, view: OpenView): void {
    if (!ack.acknowledged) {
      this.#views.refuse(view, TROUBLE);
      return;
    }
    const response = isJson(ack.body) ? ack.body : {};
    const next = response['view'];
    switch (text(response['response_action'])) {
      case 'errors':
        this.#views.refuse(view, linesOf(response['errors']));
        return;
      case 'update':
        if (this.#isGood(next)) this.#views.update(view, next);
        return;
      case 'push':
        if (this.#isGood(next)) this.#views.push(view.person, next);
        return;
      case 'clear':
        this.#views.close(view, true);
        return;
      default:
        this.#views.close(view, false);
    }
  }

  /** docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select: the options. */
  toSuggestion({ acknowledged, body }: Ack): void {
    if (acknowledged) this.#checks.note('block_suggestion', inspectOptions(body));
  }

  #isGood(view: unknown): view is Json {
    const { refusals, flaws } = inspectView(view, this.#checks.knowsFile);
    this.#checks.note('view_submission', [...refusals, ...flaws]);
    return refusals.length === 0;
  }
}

function linesOf(errors: unknown): Record<string, string> {
  const entries = Object.entries(isJson(errors) ? errors : {});
  return Object.fromEntries(entries.map(([id, line]) => [id, String(line)]));
}
