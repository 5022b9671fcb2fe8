// Shell completion, made of the tree of commands: what may follow each of them, and the words an option takes. commands/completion prints it.

import type { Command, Option } from 'commander';

/** What may follow one command. */
export interface Place {
  /** The words of the command, without the program's name: `tt ledger fills`. */
  readonly path: string;
  readonly words: readonly string[];
}

/** Words an option takes, by its name; `file` for those that take a file. */
export type Values = Readonly<Record<string, readonly string[] | 'file'>>;

const namesOf = ({ long, short, hidden }: Option): readonly string[] => (hidden ? [] : [long, short].filter((name) => typeof name === 'string'));

const optionsOf = (command: Command): readonly Option[] => command.createHelp().visibleOptions(command);

/** Every place of the tree. */
export const placesOf = (command: Command, path = ''): readonly Place[] => [
  { path, words: [...command.commands.map((sub) => sub.name()), ...optionsOf(command).flatMap(namesOf)] },
  ...command.commands.flatMap((sub) => placesOf(sub, `${path} ${sub.name()}`.trim())),
];

/** The words options take. Where two commands differ in an option's words, it takes those of both. */
export const valuesOf = (command: Command): Values => {
  const values: Record<string, readonly string[] | 'file'> = {};
  const collect = (place: Command): void => {
    for (const { long, argChoices, flags } of optionsOf(place)) {
      if (typeof long !== 'string') continue;
      const known = values[long];
      if (argChoices !== undefined) values[long] = [...new Set([...(Array.isArray(known) ? (known as readonly string[]) : []), ...argChoices])];
      else if (flags.includes('<file>')) values[long] = 'file';
    }
    for (const sub of place.commands) collect(sub);
  };
  collect(command);
  return values;
};

const quoted = (text: string): string => `'${text}'`;

/** The cases of bash: one a place, and one an option that takes words. */
const bash = (places: readonly Place[], values: Values): string => `# rxtt completion bash: add  eval "$(rxtt completion bash)"  to ~/.bashrc
_rxtt_words() {
  case "$1" in
${places.map(({ path, words }) => `    ${quoted(path)}) echo ${quoted(words.join(' '))} ;;`).join('\n')}
    *) return 1 ;;
  esac
}
_rxtt() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" path='' next word
  case "$previous" in
${Object.entries(values)
  .map(([option, words]) => `    ${option}) COMPREPLY=($(compgen ${words === 'file' ? '-f' : `-W ${quoted(words.join(' '))}`} -- "$current")); return ;;`)
  .join('\n')}
  esac
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    next="\${path:+$path }$word"
    _rxtt_words "$next" >/dev/null && path="$next"
  done
  COMPREPLY=($(compgen -W "$(_rxtt_words "$path")" -- "$current"))
}
complete -F _rxtt rxtt
`;

/** zsh knows bash's completions by a module of its own. */
const zsh = (places: readonly Place[], values: Values): string =>
  `# rxtt completion zsh: add  eval "$(rxtt completion zsh)"  to ~/.zshrc, behind compinit
autoload -U +X bashcompinit && bashcompinit
${bash(places, values).replace(/^.*\n/, '')}`;

const fish = (places: readonly Place[], values: Values): string => `# rxtt completion fish: rxtt completion fish > ~/.config/fish/completions/rxtt.fish
set -g __rxtt_paths ${places.map(({ path }) => quoted(path)).join(' ')}
function __rxtt_at
  set -l path ''
  for word in (commandline -opc)[2..-1]
    set -l next (string trim -- "$path $word")
    contains -- "$next" $__rxtt_paths; and set path "$next"
  end
  test "$path" = "$argv[1]"
end
complete -c rxtt -f
${places.map(({ path, words }) => `complete -c rxtt -n "__rxtt_at ${quoted(path)}" -a ${quoted(words.join(' '))}`).join('\n')}
${Object.entries(values)
  .map(([option, words]) => `complete -c rxtt -l ${option.slice(2)} ${words === 'file' ? '-rF' : `-xa ${quoted(words.join(' '))}`}`)
  .join('\n')}
`;

/** The shells. */
export const SHELLS = { bash, zsh, fish } as const;

/** The script that makes a shell complete the commands of `root`. */
export const completion = (shell: keyof typeof SHELLS, root: Command): string => SHELLS[shell](placesOf(root), valuesOf(root));
