/** Puts Temporal where the engine has none yet: Node before 26, Safari. Imported by whatever uses it. */
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')
export {}
