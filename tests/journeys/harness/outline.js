// What the window shows, a line a part, so that a journey that fails says what it saw.
const { text, aria, dom } = axe.commons
const told = 'button link tab textbox searchbox combobox listbox checkbox radio switch heading dialog group region row alert status'
axe.setup(document.documentElement)
try {
  return [...document.querySelectorAll('*')]
    .filter((element) => told.split(' ').includes(aria.getRole(element)) && dom.isVisibleToScreenReaders(element))
    .map((element) => {
      const role = aria.getRole(element)
      const name = text.accessibleText(element) || (['alert', 'status', 'row'].includes(role) ? element.innerText : '')
      return `${role} “${(name ?? '').replace(/\s+/g, ' ').trim().slice(0, 160)}”${element.disabled ? ' (disabled)' : ''}`
    })
    .join('\n')
} finally {
  axe.teardown()
}
