// Every control of the page in every state that a pointer, the keyboard or a press puts it in: whether its words can be
// read then. No script can hover, so each rule for a state is written a second time for a class of that name, which is
// then given out. Says a line for each that cannot be read.
const PSEUDO = /:(hover|active|focus-visible|focus-within|focus)(?![-\w])/g
const STATES = [[], ['hover'], ['focus'], ['focus', 'focus-visible'], ['hover', 'focus', 'focus-visible'], ['hover', 'active'],
  ['hover', 'active', 'focus'], ['active', 'focus', 'focus-visible']]
const CONTROLS = 'button, a[href], [role=option], summary, select, input:not([type=checkbox], [type=radio]), textarea, label'
const LARGE = 24, LARGE_BOLD = 18.66

function twice(group) {
  for (let at = group.cssRules.length - 1; at >= 0; at -= 1) {
    const rule = group.cssRules[at]
    if (rule.selectorText && PSEUDO.test(rule.selectorText)) {
      PSEUDO.lastIndex = 0
      const selector = rule.selectorText.replace(PSEUDO, '.is-$1')
      group.insertRule(rule.cssText.replace(rule.selectorText, () => selector), at + 1)
    } else if (rule.cssRules) twice(rule)
  }
}
if (!window.twice) {
  window.twice = true
  for (const sheet of document.styleSheets) twice(sheet)
}

function colour(words) {
  const [red, green, blue, alpha = 1] = words.match(/[\d.]+(?:e-\d+)?/g).map(Number)
  const unit = words.startsWith('color(') ? 255 : 1
  return { channels: [red * unit, green * unit, blue * unit], alpha }
}
const over = (top, below) => top.channels.map((channel, n) => channel * top.alpha + below[n] * (1 - top.alpha))
function behind(part) {
  const layers = []
  for (let up = part; up; up = up.parentElement) {
    const layer = colour(getComputedStyle(up).backgroundColor)
    if (layer.alpha > 0) layers.push(layer)
    if (layer.alpha === 1) break
  }
  const canvas = matchMedia('(prefers-color-scheme: dark)').matches ? [0, 0, 0] : [255, 255, 255]
  return layers.reverse().reduce((below, layer) => over(layer, below), canvas)
}
function light(channels) {
  const [red, green, blue] = channels.map((channel) => channel / 255).map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
function contrast(part) {
  const back = behind(part)
  const [brighter, darker] = [light(over(colour(getComputedStyle(part).color), back)), light(back)].sort((a, b) => b - a)
  return (brighter + 0.05) / (darker + 0.05)
}
function needed(part) {
  const { fontSize, fontWeight } = getComputedStyle(part)
  return parseFloat(fontSize) >= (fontWeight >= 700 ? LARGE_BOLD : LARGE) ? 3 : 4.5
}
const shown = (part) => part.getClientRects().length > 0 && part.checkVisibility({ visibilityProperty: true })
const hidden = (part) => part.closest('.govuk-visually-hidden') !== null
/** The parts of a control that show words. */
function worded(control) {
  const says = (part) => part.matches('input:not([type=checkbox], [type=radio]), textarea, select') ||
    [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
  return [control, ...control.querySelectorAll('*')].filter((part) => says(part) && shown(part) && !hidden(part))
}
/** Turns that a control can take besides: pressed or not, chosen or not, not to be pressed. */
function turns(control) {
  const flip = (name) => control.hasAttribute(name) ? [['true', 'false'].map((value) => [name, value])] : []
  const all = [...flip('aria-pressed'), ...flip('aria-selected')].flat()
  // What has the focus would lose it.
  if (control.matches('button') && !control.disabled && control !== document.activeElement) all.push(['disabled', ''])
  return [null, ...all]
}
const kindOf = (one) => one ? `${one.tagName}.${one.className}[${['aria-pressed', 'aria-selected', 'aria-current', 'disabled']
  .map((name) => one.getAttribute(name))}]` : ''

const found = new Set()
const seen = new Set()
for (const control of document.querySelectorAll(CONTROLS)) {
  const kind = [control, control.parentElement, control.parentElement?.parentElement].map(kindOf).join('<') +
    [...control.children].map(kindOf)
  if (seen.has(kind) || !shown(control) || hidden(control)) continue
  seen.add(kind)
  const above = []
  for (let up = control.parentElement; up && up !== document.body; up = up.parentElement) above.push(up)
  for (const turn of turns(control)) {
    const before = turn && control.getAttribute(turn[0])
    if (turn) control.setAttribute(...turn)
    for (const state of STATES) {
      // What cannot be pressed has no focus and is not pressed: the pointer may still be on it.
      if (turn?.[0] === 'disabled' && state.some((name) => name !== 'hover')) continue
      const classes = state.map((name) => `is-${name}`)
      control.classList.add(...classes)
      if (state.includes('hover')) above.forEach((one) => one.classList.add('is-hover'))
      if (state.includes('focus')) above.forEach((one) => one.classList.add('is-focus-within'))
      for (const part of worded(control)) {
        const is = contrast(part)
        if (is >= needed(part)) continue
        const words = (part.value || part.textContent).trim().replace(/\s+/g, ' ').slice(0, 40)
        const { color } = getComputedStyle(part)
        found.add(`${is.toFixed(2)} for “${words}” (${part.tagName.toLowerCase()}.${control.className}) when ` +
          `${[...state, ...(turn ?? [])].join(' ') || 'at rest'}: ${color} on ${behind(part).map(Math.round)}`)
      }
      control.classList.remove(...classes)
      above.forEach((one) => one.classList.remove('is-hover', 'is-focus-within'))
    }
    if (turn && before === null) control.removeAttribute(turn[0])
    else if (turn) control.setAttribute(turn[0], before)
  }
}
return { looked: seen.size, found: [...found] }
