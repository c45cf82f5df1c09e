import { InvalidArgumentError, Option } from 'commander';
import { idSchema, PLATFORMS, platformSchema } from '../schedule/address.ts';

/** `--platform`, in letters of either case. */
export function platformOption(description: string): Option {
  return new Option('--platform <name>', `${description}: ${PLATFORMS.join(', ')}`).argParser(
    (typed) => {
      const found = platformSchema.safeParse(typed.toLowerCase());
      if (found.success) return found.data;
      throw new InvalidArgumentError(`Write one of ${PLATFORMS.join(', ')}.`);
    },
  );
}

/** An option that takes an id of the platform's; `import` takes the same ones. */
export function idOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((typed) => {
    const { error, data } = idSchema.safeParse(typed);
    if (data !== undefined) return data;
    const [message = ''] = error.issues.map((issue) => issue.message);
    throw new InvalidArgumentError(`${message.charAt(0).toUpperCase()}${message.slice(1)}`);
  });
}

/** The same option, which can't be left out. */
export function required(option: Option): Option {
  return option.makeOptionMandatory();
}
