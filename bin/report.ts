/** Says what a check found: that all is well, or each problem on standard error, and the command ends with code 1. */
export function report(whenWell: string, problems: string[]): void {
  if (problems.length === 0) console.info(whenWell);
  else process.exitCode = 1;
  for (const problem of problems) console.error(problem);
}
