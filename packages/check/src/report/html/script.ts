/** Makes the buttons copy; without it everything is read all the same. */
export const script = `
const status = document.getElementById('copied')
let latest
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    const area = document.createElement('textarea')
    area.value = text
    document.body.append(area)
    area.select()
    document.execCommand('copy')
    area.remove()
  }
}
for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = false
  button.addEventListener('click', async () => {
    const form = button.dataset.copy
    const text = form === 'curl' ? button.dataset.text : button.closest('.message').querySelector('pre').textContent
    await copy(text)
    status.textContent = { curl: 'Copied as cURL.', request: 'Request copied.', response: 'Answer copied.' }[form]
    clearTimeout(latest)
    latest = setTimeout(() => (status.textContent = ''), 3000)
    button.focus()
  })
}
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  for (let each = target; each; each = each.parentElement) if (each.tagName === 'DETAILS') each.open = true
  target?.scrollIntoView()
}
addEventListener('hashchange', openTarget)
openTarget()
addEventListener('beforeprint', () => {
  for (const each of document.querySelectorAll('details')) each.open = true
})
`
