// A secret on the command line is refused before anything else looks at it: every user of a machine can read the arguments of every process. program asks here.

/** What somebody may try to hand over as an option. Ids are no secret, and neither are names of files. */
const SECRET =
  /^--?(?:(?:web-?)?(?:api-?)?(?:key|secret)|app-?secret|api-?secret|tt-?secret|pass(?:word|wd|phrase)?|token|otp|one-?time-?password|totp(?:-?secret)?)(?:=|$)/i;

/** The complaint about the first secret among `args`, which it does not repeat; nothing where there is none. */
export const secretAmong = (args: readonly string[]): string | undefined => {
  const end = args.indexOf('--');
  const found = args.slice(0, end === -1 ? args.length : end).find((arg) => SECRET.test(arg));
  if (found === undefined) return undefined;
  const [option = ''] = found.split('=', 1);
  return `error: '${option}' is no option: everybody on this machine could read it there. Credentials come from the environment, an --env-file or a --credentials file of mode 600.`;
};
