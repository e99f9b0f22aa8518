"""Time and memory by the number of records, both axes in powers of ten, as an SVG."""
import math

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 560, 360, 64, 34, 64, 48
TIME, MEMORY = "#0072b2", "#d55e00"


def drawn(points):
    """`points`: records with what a run of them used."""
    across = Scale([records for records, _ in points], LEFT, WIDTH - RIGHT)
    seconds = Scale([used.wall for _, used in points], HEIGHT - BOTTOM, TOP)
    memory = Scale([used.megabytes for _, used in points], HEIGHT - BOTTOM, TOP)
    parts = [f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>']
    for records in across.powers:
        x = across.place(records)
        parts.append(f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd"/>')
        parts.append(text(x, HEIGHT - BOTTOM + 18, f"{records:,.0f}", "middle", "#333"))
    for scale, x, anchor, colour in ((seconds, LEFT - 8, "end", TIME), (memory, WIDTH - RIGHT + 8, "start", MEMORY)):
        for value in scale.powers:
            parts.append(text(x, scale.place(value) + 4, f"{value:,.10g}", anchor, colour))
    parts.append(line([(across.place(r), seconds.place(u.wall)) for r, u in points], TIME, ""))
    parts.append(line([(across.place(r), memory.place(u.megabytes)) for r, u in points], MEMORY, ' stroke-dasharray="6 4"'))
    parts.append(text(LEFT - 8, TOP - 14, "seconds (solid)", "start", TIME))
    parts.append(text(WIDTH - RIGHT + 8, TOP - 14, "megabytes at most (dashed)", "end", MEMORY))
    parts.append(text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, "records, two jobs, NDJSON in and out", "middle", "#333"))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">'
    return "\n".join([head, "<title>Time and memory by the number of records</title>", *parts, "</svg>", ""])


class Scale:
    """Powers of ten that hold all values, laid along a stretch."""

    def __init__(self, values, start, end):
        self.low = math.floor(math.log10(min(values)) + 1e-9)
        self.high = max(math.ceil(math.log10(max(values)) - 1e-9), self.low + 1)
        self.start, self.end = start, end
        self.powers = [10.0 ** power for power in range(self.low, self.high + 1)]

    def place(self, value):
        return self.start + (math.log10(value) - self.low) / (self.high - self.low) * (self.end - self.start)


def line(points, colour, dashes):
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in points)
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>{dots}'


def text(x, y, words, anchor, colour):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{words}</text>'
