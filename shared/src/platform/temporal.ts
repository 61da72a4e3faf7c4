/** Adds Temporal where the engine lacks it: Node before 26, Safari. Every module that uses Temporal imports this. */
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')
export {}
