/// What the page does beyond what it shows: opens what a link leads to, and narrows the list of visits. Without it everything can
/// still be read. Neither `<` nor `&` may stand in it, so that the page stays well-formed.
enum PageScript {
  /// SHA-256 of the text: the page allows this script and no other. A test holds the two together.
  static let digest = "sha256-4fY7SYbkVOnhy30rRQ1YLEZj6I/kFfhEGkBnAQvRtWU="

  static let text: StaticString = """
    (function () {
      'use strict';
      function reveal() {
        var target = document.getElementById(location.hash.slice(1));
        for (var node = target; node; node = node.parentElement) {
          if (node.tagName.toLowerCase() === 'details') { node.open = true; }
        }
        if (target) { target.scrollIntoView(); }
      }
      addEventListener('hashchange', reveal);
      if (location.hash) { reveal(); }
      var list = document.getElementById('visits');
      var visits = Array.from(list.querySelectorAll('.visit'));
      var months = Array.from(list.querySelectorAll('.month'));
      var bar = document.createElement('p');
      bar.className = 'filter';
      var search = document.createElement('input');
      search.type = 'search';
      search.placeholder = '筛选 / filter';
      search.setAttribute('aria-label', search.placeholder);
      var kind = document.createElement('select');
      kind.setAttribute('aria-label', '种类 / kind');
      [['', '全部 / all'], ['case', '案件 / cases'], ['open', '待查 / open'], ['clear', '未发现 / clear'], ['invalid', '无法判断 / not judged']]
        .forEach(function (entry) {
          var option = document.createElement('option');
          option.value = entry[0];
          option.textContent = entry[1];
          kind.appendChild(option);
        });
      var count = document.createElement('span');
      bar.append(search, ' ', kind, ' ', count);
      list.insertBefore(bar, months[0] || null);
      var texts = null;
      function narrow() {
        var wanted = search.value.trim().toLowerCase();
        if (!texts) {
          texts = visits.map(function (visit) { return (visit.querySelector('summary') || visit).textContent.toLowerCase(); });
        }
        var shown = 0;
        visits.forEach(function (visit, index) {
          var fits = kind.value === '' || visit.classList.contains(kind.value);
          visit.hidden = !(fits ? texts[index].includes(wanted) : false);
          if (!visit.hidden) { shown += 1; }
        });
        var isNarrow = wanted !== '' || kind.value !== '';
        months.forEach(function (month) {
          month.hidden = !month.querySelector('.visit:not([hidden])');
          if (isNarrow) { month.open = !month.hidden; }
        });
        count.textContent = isNarrow ? String(shown) : '';
      }
      var waiting = 0;
      search.addEventListener('input', function () {
        clearTimeout(waiting);
        waiting = setTimeout(narrow, 200);
      });
      kind.addEventListener('change', narrow);
    })();
    """
}
