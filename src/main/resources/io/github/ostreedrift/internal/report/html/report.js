// SPDX-License-Identifier: Apache-2.0
'use strict';
(() => {
  const byId = id => document.getElementById(id);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const make = (tag, text, attributes = {}) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const PARTED = ',\n';
  const PLAIN = /^[A-Za-z0-9._-]+$/;
  const MANY = 40;

  // ---- What the page tells, read once, when somebody asks for it.
  let lists;
  const nodes = () => lists ??= all('.names:not(.links)').map(element => ({
    element,
    names: element.textContent.split(PARTED).map(name => name.trim()).filter(Boolean),
    item: element.closest('.item'),
  }));
  let texts;
  const items = () => texts ??= all('.item').map(element => ({
    element, text: element.textContent.toLowerCase(), groups: all('[data-group]', element).map(link => link.dataset.group),
  }));
  const listOf = name => nodes().find(list => list.names.includes(name));
  const open = element => {
    for (let around = element; around; around = around.parentElement) {
      if (around.tagName === 'DETAILS') around.open = true;
      around.hidden &&= around.id === 'tools';
    }
  };

  // ---- Links to nodes.
  /** The place of a node: the element that the page has for it, or else a mark around its name, made now. */
  const place = (id, name) => {
    if (byId(id)) return byId(id);
    const list = name && listOf(name);
    if (!list) return null;
    const walker = document.createTreeWalker(list.element, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      for (let at = text.data.indexOf(name); at >= 0; at = text.data.indexOf(name, at + 1)) {
        const before = text.data.slice(0, at), after = text.data.slice(at + name.length);
        if (/(^|\n)\s*$/.test(before) && (after.startsWith(',') || !after.trim())) {
          const range = document.createRange();
          range.setStart(text, at);
          range.setEnd(text, at + name.length);
          const mark = make('span', '', {id});
          range.surroundContents(mark);
          return mark;
        }
      }
    }
    return null;
  };
  const nameIn = id => id.startsWith('node-') && PLAIN.test(id.slice(5)) ? id.slice(5) : '';
  const go = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* as it is */ }
    all('.here').forEach(element => element.classList.remove('here'));
    if (!id) return;
    const name = nameIn(id);
    const target = place(id, name);
    if (!target) return;
    open(target);
    if (id.startsWith('node-')) {
      target.classList.add('here');
      panel(id, name || target.textContent, target);
    }
    target.scrollIntoView({block: 'center'});
  };

  // ---- One node, with all that the page knows of it.
  const title = element => (element.closest('[data-pool]')?.dataset.pool || '(no pool)');
  const panel = (id, name, target) => {
    const box = byId('node');
    if (!box) return;
    const item = target.closest('.item');
    box.replaceChildren(make('h2', name, {class: 'name'}));
    box.hidden = false;
    if (item) {
      const where = make('p', 'Pool ' + title(item) + ', ');
      const group = item.id ? make('a', item.classList.contains('outlier') ? 'an outlier' : ('the group ' + (item.querySelector('.print')?.textContent ?? '')), {href: '#' + item.id})
        : make('span', item.closest('main > section')?.querySelector('h2')?.textContent.toLowerCase() || '');
      where.append(group);
      box.append(where);
    }
    const findings = all('.finding').filter(row => (item?.id && row.querySelector('[data-group="' + item.id + '"]'))
      || all('.names', row).some(list => list.textContent.split(PARTED).some(each => each.trim() === name)));
    const rules = [...new Set(findings.map(row => row.dataset.rule))];
    if (document.querySelector('#findings, #ignored')) box.append(make('p', rules.length ? 'Findings of: ' + rules.join(', ') : 'No findings.'));
    const command = commandFor(name, item);
    if (command) box.append(withCopy(command));
  };
  const commandFor = (name, item) => {
    if (!PLAIN.test(name)) return '';
    const audit = document.querySelector('[data-input]')?.dataset.input;
    const reference = item?.closest('[data-reference]')?.dataset.reference;
    if (audit && reference && reference !== name) return 'ostree-drift diff ' + audit + '#' + reference + ' ' + audit + '#' + name;
    const pair = document.querySelector('[data-before]')?.dataset;
    return pair?.before && pair.after ? 'ostree-drift verify ' + pair.before + '#' + name + ' ' + pair.after + '#' + name : '';
  };

  // ---- Commands to copy.
  const withCopy = text => {
    const line = make('p', '', {class: 'command'});
    line.append(make('code', text));
    addCopy(line);
    return line;
  };
  const addCopy = line => {
    const code = line.querySelector('code');
    const button = make('button', 'Copy', {type: 'button', 'aria-label': 'Copy the command ' + code.textContent});
    button.addEventListener('click', async () => {
      let done = false;
      try {
        await navigator.clipboard.writeText(code.textContent);
        done = true;
      } catch {
        const range = document.createRange();
        range.selectNodeContents(code);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        try { done = document.execCommand('copy'); } catch { /* it is selected, at least */ }
      }
      button.textContent = done ? 'Copied' : 'Selected';
      setTimeout(() => { button.textContent = 'Copy'; }, 1500);
    });
    line.append(button);
  };

  // ---- Search and filters.
  const value = id => byId(id) ? byId(id).value : '*';
  const filter = () => {
    const query = value('search').trim().toLowerCase();
    const pool = value('by-pool'), severity = value('by-severity'), rule = value('by-rule');
    const hits = [];
    let found = 0;
    if (query) {
      for (const list of nodes()) {
        if (pool !== '*' && list.item && list.item.dataset.pool !== pool) continue;
        for (const name of list.names) {
          if (name.toLowerCase().includes(query)) {
            found++;
            if (hits.length < MANY) hits.push([name, list.item?.id]);
          }
        }
      }
    }
    const groups = new Set(query ? items().filter(({element, text}) => element.id && text.includes(query)).map(({element}) => element.id) : []);
    let shown = 0;
    for (const {element, text, groups: of} of items()) {
      const {pool: ofPool, severity: ofSeverity, rule: ofRule} = element.dataset;
      const fits = (pool === '*' || ofPool === undefined || ofPool === pool)
        && (severity === '*' || ofSeverity === undefined || ofSeverity === severity)
        && (rule === '*' || ofRule === undefined || ofRule === rule)
        && (!query || text.includes(query) || of.some(group => groups.has(group)));
      element.hidden = !fits;
      if (fits) shown++;
    }
    for (const section of all('.pool, .rule, main > section')) {
      if (section.querySelector('.item')) section.hidden = !section.querySelector('.item:not([hidden])');
    }
    const line = byId('hits');
    const isFiltered = query || pool !== '*' || severity !== '*' || rule !== '*';
    line.replaceChildren();
    if (query) {
      line.append(found === 1 ? '1 node: ' : found + ' nodes' + (found ? ': ' : ''));
      for (const [name] of hits) {
        const id = [...document.querySelectorAll('.names span[id]')].length && !PLAIN.test(name) ? '' : 'node-' + name;
        line.append(id ? make('a', name, {href: '#' + id}) : make('span', name), ' ');
      }
      if (found > hits.length) line.append('and ' + (found - hits.length) + ' more. ');
    }
    if (isFiltered) line.append((query ? ' — ' : '') + shown + ' of ' + items().length + ' entries shown.');
  };

  // ---- Tables that can be sorted.
  const sortable = table => all('thead th', table).forEach((head, column) => {
    const button = make('button', head.textContent, {type: 'button'});
    head.replaceChildren(button);
    button.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      all('thead th', table).forEach(each => each.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const key = row => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
      const compare = new Intl.Collator('en', {numeric: true}).compare;
      const rows = [...table.tBodies[0].rows].sort((one, other) => compare(key(one), key(other)));
      table.tBodies[0].append(...(down ? rows.reverse() : rows));
    });
  });

  all('table.sortable').filter(table => table.tBodies[0].rows.length > 1).forEach(sortable);
  all('.command').forEach(addCopy);
  const tools = byId('tools');
  if (tools) {
    tools.hidden = false;
    let waiting;
    byId('search').addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(filter, 120);
    });
    all('select', tools).forEach(select => select.addEventListener('change', filter));
  }
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = all('details:not([open])');
    closed.forEach(details => { details.open = true; });
  });
  addEventListener('afterprint', () => closed.forEach(details => { details.open = false; }));
  addEventListener('hashchange', go);
  go();
})();
