/// What the page does beyond what it shows: the list of visits, made of the data in the page, and what a link leads to. Figures and
/// enterprises need none of it. Neither `<` nor `&` may stand in it, so that the page stays well-formed.
enum PageScript {
  /// SHA-256 of the text: the page allows this script and no other. A test holds the two together.
  static let digest = "sha256-FGFt0Ro4K4yOKuHGu5mPltAK4E4+W8ryzekja271wyc="

  static let text: StaticString = """
    (function () {
      'use strict';
      var list = document.getElementById('visits');
      var data = JSON.parse(document.getElementById('visit-data').textContent);
      var columns = data.columns, count = data.details.length, pageSize = 100;

      // ---- Texts and elements of the data, by their numbers

      function isEnglish() { return document.getElementById('in-en').checked; }
      function make(name, attributes, content) {
        var node = document.createElement(name);
        Object.keys(attributes || {}).forEach(function (key) { node.setAttribute(key, attributes[key]); });
        (content || []).forEach(function (part) { node.append(part); });
        return node;
      }
      function twins(zh, en) {
        var both = document.createDocumentFragment();
        both.append(make('span', { lang: 'zh' }, [zh]), make('span', { lang: 'en' }, [en]));
        return both;
      }
      function build(number) {
        var piece = data.pieces[number];
        if (typeof piece === 'string') { return document.createTextNode(piece); }
        if (!Array.isArray(piece)) { return document.createDocumentFragment(); }
        if (typeof piece[0] === 'string') { return twins(piece[0], piece[1]); }
        var kind = data.elements[piece[0]];
        var node = kind ? document.createElement(kind[0]) : document.createDocumentFragment();
        if (kind) { for (var i = 1; i !== kind.length; i += 2) { node.setAttribute(kind[i], kind[i + 1]); } }
        piece.slice(1).forEach(function (part) { node.append(build(part)); });
        return node;
      }
      function words(number, language) {
        var piece = data.pieces[number];
        if (typeof piece === 'string') { return piece; }
        if (!Array.isArray(piece)) { return ''; }
        if (typeof piece[0] === 'string') { return piece[language]; }
        return piece.slice(1).map(function (part) { return words(part, language); }).join('');
      }

      // ---- Which visits, and in which order

      var all = Array.from(data.details.keys());
      var shown = all, page = 0, sortedBy = -1, isFalling = false, open = new Set(), texts = null;
      function text(visit) {
        if (!texts) {
          texts = all.map(function (visit) {
            return [0, 1].map(function (language) {
              return columns.map(function (column) { return words(column.texts[column.visits[visit]], language); }).join('\\n');
            }).join('\\n').toLowerCase();
          });
        }
        return texts[visit];
      }
      function ranks(column) {
        if (column.sorting !== 'alphabetical') { return null; }
        var language = isEnglish() ? 1 : 0, collator = new Intl.Collator(language ? 'en' : 'zh');
        var names = column.texts.map(function (number) { return words(number, language); });
        var ranks = [];
        Array.from(names.keys()).sort(function (a, b) { return collator.compare(names[a], names[b]); })
          .forEach(function (number, rank) { ranks[number] = rank; });
        return ranks;
      }
      function arrange() {
        var wanted = search.value.trim().toLowerCase();
        shown = all.filter(function (visit) {
          return (kind.value === '' || data.kinds[visit] === kind.value) ? (wanted === '' || text(visit).includes(wanted)) : false;
        });
        if (sortedBy !== -1) {
          var column = columns[sortedBy], order = ranks(column), sign = isFalling ? -1 : 1;
          var rank = function (visit) { return order ? order[column.visits[visit]] : column.visits[visit]; };
          shown.sort(function (a, b) { return sign * (rank(a) - rank(b)) || a - b; });
        }
        page = 0;
        draw();
      }
      function sortBy(index) {
        var first = columns[index].sorting === 'falling';
        isFalling = sortedBy === index ? !isFalling : first;
        sortedBy = index;
        heads.forEach(function (head, other) {
          if (other === index) { head.setAttribute('aria-sort', isFalling ? 'descending' : 'ascending'); } else { head.removeAttribute('aria-sort'); }
        });
        arrange();
      }

      // ---- The list

      var search = make('input', { type: 'search', placeholder: '筛选 / filter', 'aria-label': '筛选 / filter' });
      var kind = make('select', { 'aria-label': '种类 / kind' });
      [['', '全部 / all'], ['c', '案件 / cases'], ['o', '待查 / open'], ['n', '未发现 / clear']].forEach(function (entry) {
        kind.append(make('option', { value: entry[0] }, [entry[1]]));
      });
      var heads = columns.map(function (column, index) {
        var button = make('button', { type: 'button' }, [build(column.title)]);
        button.addEventListener('click', function () { sortBy(index); });
        return make('th', { scope: 'col', role: 'columnheader', 'class': column.kind }, [button]);
      });
      var head = make('thead', { role: 'rowgroup' }, [make('tr', { role: 'row' }, heads)]);
      var table = make('table', { role: 'table' }, [head]);
      var told = make('span', { role: 'status' });
      var back = make('button', { type: 'button' }, [twins('上一页', 'back')]);
      var next = make('button', { type: 'button' }, [twins('下一页', 'next')]);
      function turn(by) { page += by; draw(); list.scrollIntoView(); }
      back.addEventListener('click', function () { turn(-1); });
      next.addEventListener('click', function () { turn(1); });
      list.append(
        make('p', { 'class': 'filter' }, [search, ' ', kind]), make('div', { 'class': 'pager' }, [back, next, told]),
        make('div', { 'class': 'wide visits' }, [table]));

      function row(visit) {
        var number = data.details[visit], body = make('tbody', { id: 'v' + (visit + 1), role: 'rowgroup' });
        var cells = columns.map(function (column, index) {
          var content = build(column.texts[column.visits[visit]]);
          if (index !== 1) {
            // Where the list is no table, on a narrow screen, a number needs its title.
            var label = column.kind === 'number' ? make('span', { 'class': 'label' }, [build(column.title), ' ']) : '';
            return make('td', { role: 'cell', 'class': column.kind }, [label, content]);
          }
          if (number !== 0) { content = make('button', { type: 'button', 'aria-expanded': 'false' }, [content]); }
          return make('th', { scope: 'row', role: 'rowheader' }, [content]);
        });
        body.append(make('tr', { role: 'row' }, cells));
        var button = body.querySelector('button');
        function toggle() {
          var isOpen = open.has(visit);
          body.classList.toggle('open', isOpen);
          button.setAttribute('aria-expanded', String(isOpen));
          if (isOpen) {
            var cell = make('td', { role: 'cell', 'class': 'details', colspan: columns.length }, [build(number)]);
            body.append(make('tr', { role: 'row' }, [cell]));
          } else if (body.rows[1]) {
            body.rows[1].remove();
          }
          list.classList.toggle('opened', table.querySelector('tbody.open') !== null);
        }
        if (button) {
          button.addEventListener('click', function () {
            if (!open.delete(visit)) { open.add(visit); }
            toggle();
          });
          if (open.has(visit)) { toggle(); }
        }
        return body;
      }
      function draw() {
        var first = page * pageSize, visits = shown.slice(first, first + pageSize);
        Array.from(table.tBodies).forEach(function (body) { body.remove(); });
        visits.forEach(function (visit) { table.append(row(visit)); });
        list.classList.toggle('opened', table.querySelector('tbody.open') !== null);
        back.disabled = page === 0;
        next.disabled = first + visits.length === shown.length;
        var range = visits.length === 0 ? '0' : (first + 1) + '–' + (first + visits.length);
        told.replaceChildren(twins('第 ' + range + ' 次，共 ' + shown.length + ' 次', range + ' of ' + shown.length));
      }
      var waiting = 0;
      search.addEventListener('input', function () {
        clearTimeout(waiting);
        waiting = setTimeout(arrange, 200);
      });
      kind.addEventListener('change', arrange);
      ['in-zh', 'in-en'].forEach(function (id) {
        document.getElementById(id).addEventListener('change', function () {
          if (sortedBy !== -1) { if (columns[sortedBy].sorting === 'alphabetical') { arrange(); } }
        });
      });
      draw();

      // ---- Links, and paper

      function reveal() {
        var match = /^#v([0-9]+)$/.exec(location.hash), visit = match ? match[1] - 1 : -1;
        if (all.includes(visit)) {
          if (!shown.includes(visit)) {
            search.value = '';
            kind.value = '';
            arrange();
          }
          open.add(visit);
          page = Math.floor(shown.indexOf(visit) / pageSize);
          draw();
        }
        var target = document.getElementById(location.hash.slice(1));
        for (var node = target; node; node = node.parentElement) {
          if (node.tagName === 'DETAILS') { node.open = true; }
        }
        if (target) { target.scrollIntoView(); }
      }
      addEventListener('hashchange', reveal);
      if (location.hash) { reveal(); }
      // The same link a second time is no change.
      addEventListener('click', function (event) {
        var link = event.target.closest('a[href^="#v"]');
        if (link) { if (link.hash === location.hash) { reveal(); } }
      });
      var closed = [];
      addEventListener('beforeprint', function () {
        closed = Array.from(document.querySelectorAll('details:not([open])'));
        closed.forEach(function (part) { part.open = true; });
      });
      addEventListener('afterprint', function () {
        closed.forEach(function (part) { part.open = false; });
        closed = [];
      });
    })();
    """
}
