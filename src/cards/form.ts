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

/** One thing to fill in; nothing has to be. */
export type Field = {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
} & (
  | {
      readonly type: 'text';
      /** The most characters. */
      readonly longest: number;
    }
  | {
      readonly type: 'choice';
      readonly multiple: boolean;
      readonly choices: readonly { readonly value: string; readonly label: string }[];
    }
);
