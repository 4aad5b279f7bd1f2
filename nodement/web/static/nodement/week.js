/* Paint the hours of a week: with a mouse, the arrow keys, or a finger across the days or held
   down first, so that a stroke along the hours still scrolls the page. Each stays a checkbox. */
document.addEventListener('DOMContentLoaded', () => {
  document.querySelectorAll('[data-week]').forEach(paintable)
})

const HOLD = 350
const STROKE = 10
const STEPS = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
  PageUp: [-6, 0], PageDown: [6, 0], Home: [0, -7], End: [0, 7]
}

function paintable (table) {
  const rows = [...table.tBodies[0].rows].map(row => [...row.querySelectorAll('input')])
  const boxes = rows.flat()
  const part = table.closest('fieldset')
  const sum = part.querySelector('[data-week-sum]')
  let value = true
  let from = null
  let isPainting = false
  let isPainted = false
  let start = [0, 0]
  let timer = 0

  const told = () => {
    const count = boxes.filter(box => box.checked).length
    sum.textContent = sum.dataset.words.replace('%count%', count.toLocaleString(document.documentElement.lang))
  }
  const paint = box => {
    if (!box || box.checked === value) return
    box.checked = value
    box.dispatchEvent(new Event('change', { bubbles: true }))
  }
  const stop = box => {
    boxes.forEach(each => { each.tabIndex = each === box ? 0 : -1 })
  }
  const at = (x, y) => {
    const cell = document.elementFromPoint(x, y)?.closest('td')
    return cell && table.contains(cell) ? cell.querySelector('input') : null
  }
  const begin = () => {
    isPainting = isPainted = true
    value = !from.checked
    paint(from)
  }
  const end = () => {
    clearTimeout(timer)
    isPainting = false
    from = null
  }

  table.addEventListener('keydown', event => {
    const step = STEPS[event.key]
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return
    const row = rows.findIndex(each => each.includes(event.target))
    if (row < 0) return
    event.preventDefault()
    const turn = getComputedStyle(table).direction === 'rtl' && event.key.startsWith('Arrow') ? -1 : 1
    const within = (number, most) => Math.max(0, Math.min(most, number))
    const column = rows[row].indexOf(event.target) + step[1] * turn
    const next = rows[within(row + step[0], rows.length - 1)][within(column, rows[row].length - 1)]
    if (event.shiftKey) [event.target, next].forEach(paint)
    stop(next)
    next.focus()
  })

  table.addEventListener('pointerdown', event => {
    if (event.button !== 0) return
    isPainted = false
    from = at(event.clientX, event.clientY)
    if (!from) return
    if (event.pointerType === 'mouse') return begin()
    start = [event.clientX, event.clientY]
    timer = setTimeout(begin, HOLD)
  })
  table.addEventListener('pointermove', event => {
    if (!from) return
    const [across, along] = [Math.abs(event.clientX - start[0]), Math.abs(event.clientY - start[1])]
    if (!isPainting && along > STROKE && along >= across) return end()
    if (!isPainting && across > STROKE) {
      clearTimeout(timer)
      begin()
    }
    if (isPainting) paint(at(event.clientX, event.clientY))
  })
  table.addEventListener('touchmove', event => { if (isPainting) event.preventDefault() }, { passive: false })
  table.addEventListener('contextmenu', event => { if (isPainting) event.preventDefault() })
  document.addEventListener('pointerup', end)
  document.addEventListener('pointercancel', end)

  /* The click that ends a stroke must not undo its last hour; a click on the cell meets its box. */
  table.addEventListener('click', event => {
    const box = event.target.closest('td')?.querySelector('input')
    const endsStroke = isPainted && event.detail > 0
    isPainted = false
    if (!box) return
    if (endsStroke) event.preventDefault()
    else if (event.target !== box) box.click()
    else value = box.checked
    stop(box)
  })
  table.addEventListener('change', told)

  stop(boxes.find(box => box.checked) ?? boxes[0])
  table.classList.add('week-painted')
  part.querySelector('[data-week-hint]').hidden = false
  sum.hidden = false
  told()
}
