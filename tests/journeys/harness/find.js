// Finds parts by role and accessible name, both as axe-core works them out. Of parts inside one another that show
// the same text, the innermost is meant.
const part = arguments[0]
const { text, aria, dom } = axe.commons
const plain = (words) => words.replace(/\s+/g, ' ').trim()

// A name that begins or ends in an ellipsis may go on there.
const isNamed = (element, name) => {
  const spoken = plain(text.accessibleText(element))
  return (
    spoken === name ||
    (name.endsWith('…') && spoken.startsWith(name.slice(0, -1))) ||
    (name.startsWith('…') && spoken.endsWith(name.slice(1)))
  )
}

const matches = ({ roles, name, text: shown }, element) =>
  roles.includes(aria.getRole(element)) &&
  dom.isVisibleToScreenReaders(element) &&
  element.getClientRects().length > 0 &&
  (name ? isNamed(element, name) : plain(element.innerText ?? '').includes(shown))

const innermost = (elements) => elements.filter((one) => !elements.some((other) => one !== other && one.contains(other)))

const find = (part) => {
  const roots = part.within ? find(part.within) : [document]
  const found = roots.flatMap((root) => [...root.querySelectorAll('*')].filter((element) => matches(part, element)))
  const meant = part.text ? innermost(found) : [...new Set(found)]
  return part.first ? meant.slice(0, 1) : meant
}

axe.setup(document.documentElement)
try {
  return find(part)
} finally {
  axe.teardown()
}
