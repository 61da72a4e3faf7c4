import { readFileSync } from 'node:fs'

/**
 * Calls when the npm that started this process has ended.
 * npm, npx and pnpm pass a signal only to the shell between them and this process.
 * The process that started npm may end, so that a program in the background stays. Needs /proc; elsewhere it never calls.
 */
export function whenLaunchersEnd(call: () => void): void {
  const launchers = listLaunchers()
  const timer = setInterval(() => {
    const unbroken = launchers.every((pid, i) => parentOf(launchers[i - 1] ?? process.pid) === pid) // an orphan has another parent
    if (unbroken) return
    clearInterval(timer)
    call()
  }, 500)
  timer.unref()
}

/** The parent processes, nearest first, up to the uppermost npm, with the shells between them. */
function listLaunchers(): number[] {
  const above: { pid: number; command: string }[] = []
  let pid = parentOf(process.pid)
  let command = commandOf(pid)
  while (isPackageManager(command) || isShell(command)) {
    above.push({ pid, command })
    pid = parentOf(pid)
    command = commandOf(pid)
  }
  const uppermost = above.findLastIndex(it => isPackageManager(it.command))
  return above.slice(0, uppermost + 1).map(it => it.pid)
}

const isPackageManager = (command: string) => /^(\S*node\S* )?(\S*\/)?(npm|npx|pnpm|pnpx)\b/.test(command)
const isShell = (command: string) => /^(\S*\/)?\w*sh\b/.test(command)

const commandOf = (pid: number): string => read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')
const parentOf = (pid: number): number => Number(/^PPid:\s*(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0)

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
