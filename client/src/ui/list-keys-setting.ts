import { keepSetting, readSetting } from './kept-on-device.ts'
import { createStore } from './store.ts'

const key = 'waymark.listKeys'
const isOn = createStore(readSetting(key) !== 'off')

/** Whether lists listen to keys on this device: they do until it is turned off. */
export const listKeysOn = isOn.get

/** The same for a component. */
export const useListKeysOn = isOn.use

/** Turns the keys of lists on or off, and remembers it on this device. */
export function setListKeys(on: boolean): void {
  keepSetting(key, on ? 'on' : 'off')
  isOn.set(on)
}
