/* Hide questions while they are not asked, and search a long list of areas. */
document.addEventListener('DOMContentLoaded', () => {
  conditions()
  document.querySelectorAll('[data-areas-search]').forEach(searchable)
})

function conditions () {
  const parts = [...document.querySelectorAll('[data-shown-if]')]
  const said = control => {
    const inputs = [...document.querySelectorAll(`.question [name="${CSS.escape(control)}"]`)]
      .filter(input => !input.closest('.question').hidden)
    if (inputs.length === 1 && inputs[0].type === 'checkbox' && inputs[0].value === 'yes') {
      return [inputs[0].checked ? 'yes' : 'no']
    }
    return inputs.filter(input => !['checkbox', 'radio'].includes(input.type) || input.checked).map(input => input.value)
  }
  const update = () => parts.forEach(part => {
    const wanted = JSON.parse(part.dataset.shownValues)
    part.hidden = !said(part.dataset.shownIf).some(value => wanted.includes(value))
  })
  parts.forEach(part => part.querySelector('.question-if')?.setAttribute('hidden', ''))
  document.addEventListener('change', update)
  update()
}

function searchable (part) {
  const input = part.querySelector('input')
  const found = part.querySelector('[data-areas-found]')
  const plain = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const areas = [...part.parentElement.querySelectorAll('[data-areas] > li')].map(item => ({
    item, box: item.querySelector('input'), name: plain(item.querySelector('label').textContent)
  }))
  const update = () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean)
    let count = 0
    areas.forEach(({ item, box, name }) => {
      const fits = words.every(word => name.includes(word))
      item.hidden = !fits && !box.checked
      count += fits ? 1 : 0
    })
    found.textContent = words.length
      ? found.dataset.words.replace('%count%', count).replace('%all%', areas.length)
      : ''
  }
  input.addEventListener('input', update)
  input.addEventListener('keydown', event => { if (event.key === 'Enter') event.preventDefault() })
  part.hidden = false
  update()
}
