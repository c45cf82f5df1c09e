/** What was chosen or typed, by the name of the field or option. */
export type Values = Readonly<Record<string, readonly string[]>>;

/** Something to fill in, in neutral form: a modal where the platform has one. */
export interface Form {
  /** Versioned like an action's id: a form left open over a restart still works. */
  readonly id: string;
  readonly title: string;
  /** The label of the button that sends it. */
  readonly submit: string;
  readonly fields: readonly Field[];
}

/** One thing to fill in; what is there already may be changed. */
export type Field = {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  /** Has to be filled in; other fields may be left empty. */
  readonly required?: true;
  /** The first to be left out where a form has room for fewer fields. */
  readonly spare?: true;
} & (
  | {
      readonly type: 'text';
      /** The most characters. */
      readonly longest: number;
      readonly initial?: string;
      /** What a platform that can search while somebody types may offer; the text may stay free. */
      readonly suggests?: 'zone';
      /** What `initial` reads like among what is offered: "Europe/Berlin (UTC+1)". */
      readonly initialLabel?: string;
    }
  | {
      readonly type: 'choice';
      readonly multiple: boolean;
      readonly choices: readonly { readonly value: string; readonly label: string }[];
      /** The values that are chosen already. */
      readonly initial?: readonly string[];
    }
  /** A channel of the platform's, by its id. */
  | { readonly type: 'channel'; readonly initial?: string }
);
