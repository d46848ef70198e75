"""Contrast of text as WCAG 2.2 measures it (1.4.3, level AA)."""

from playwright.async_api import Page

ENOUGH = 4.5

TEXTS = """() => {
    const probe = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    const paint = (layers) => {
        probe.clearRect(0, 0, 1, 1);
        for (const layer of layers) { probe.fillStyle = layer; probe.fillRect(0, 0, 1, 1); }
        return [...probe.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        const visible = element.checkVisibility({opacityProperty: true, visibilityProperty: true});
        if (!walker.currentNode.data.trim() || !visible || element.closest('.sr-only, .skip')) continue;
        const layers = [];
        for (let e = element; e; e = e.parentElement) layers.unshift(getComputedStyle(e).backgroundColor);
        const ground = paint(layers);
        texts.push([walker.currentNode.data, paint([...layers, getComputedStyle(element).color]), ground]);
    }
    return texts;
}"""


async def too_faint(page: Page) -> list[tuple[str, float]]:
    """The visible texts whose contrast with their ground is below 4.5 : 1, with that contrast."""
    texts: list[tuple[str, list[int], list[int]]] = await page.evaluate(TEXTS)
    rated = [(text, round(contrast(ink, ground), 2)) for text, ink, ground in texts]
    assert rated
    return [(text, found) for text, found in rated if found < ENOUGH]


def contrast(one: list[int], other: list[int]) -> float:
    """The ratio of two colours, 1 to 21; colours as red, green and blue from 0 to 255."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: list[int]) -> float:
    """Relative luminance, 0 to 1."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
