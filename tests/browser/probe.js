// Looks at every frame once it is there, and writes what it finds as JSON for tests/browser.rs.
const luminance = colour => {
  const [r, g, b] = colour.match(/[\d.]+/g).map(Number).map(c => c / 255)
    .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one, other) => {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
};
const look = frame => {
  const page = frame.contentDocument, view = frame.contentWindow;
  const box = element => element.getBoundingClientRect();
  const rows = [...page.querySelectorAll("tbody tr")];
  const sides = rows.map(row => [box(row.querySelector("td.left")), box(row.querySelector("td.right"))]);
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = view.getComputedStyle(at).backgroundColor;
      if (!/, 0\)$/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const hasWords = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  const shown = [...page.body.querySelectorAll("*")].filter(e => hasWords(e) && box(e).width > 1 && !e.closest("title, desc"));
  const faint = shown.map(element => {
    const style = view.getComputedStyle(element);
    return [contrast(element.closest("svg") ? style.fill : style.color, ground(element)), element.className.baseVal ?? element.className];
  }).sort((a, b) => a[0] - b[0])[0];
  return {
    rows: rows.length,
    level: sides.filter(([left, right]) => left.top === right.top && left.right <= right.left + 1).length,
    stacked: sides.filter(([left, right]) => right.top >= left.bottom && left.left === right.left).length,
    overflow: Math.max(0, page.documentElement.scrollWidth - page.documentElement.clientWidth),
    requests: view.performance.getEntriesByType("resource").map(entry => entry.name),
    landmarks: ["header", "nav", "main", "footer"].filter(name => page.querySelector(`body > ${name}`)),
    broken: [...page.querySelectorAll("a[href^='#']")].map(a => a.getAttribute("href").slice(1)).filter(id => !page.getElementById(id)),
    contrast: faint[0],
    faintest: faint[1],
  };
};
addEventListener("load", () => {
  const found = [...document.querySelectorAll("iframe")].map(look);
  const output = document.createElement("output");
  output.textContent = JSON.stringify(found);
  document.body.append(output);
});
