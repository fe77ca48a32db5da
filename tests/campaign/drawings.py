"""Pictures and a film of our own for a campaign that goes wrong, and for the one that does better.

Flat drawings, made by Pillow; the film is put together by ffmpeg.
"""

import math
import subprocess
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1_200, 675
# Drawn larger and made smaller, so that edges are smooth.
_FINE = 2
INK, PAPER, WHITE = "#2b2d42", "#fdf6ec", "#ffffff"
PINK, ROSE, BLUSH = "#f06ba8", "#c9326f", "#fbd3e4"
TEAL, MINT = "#2a9d8f", "#d3efe9"
SUN, ORANGE, RED, GREY, STEEL = "#ffc857", "#f4803c", "#d7263d", "#c9ced6", "#8d99ae"


class Sheet:
    """A sheet to draw on in the units of the finished picture."""

    def __init__(self, ground: str) -> None:
        self._image = Image.new("RGB", (WIDTH * _FINE, HEIGHT * _FINE), ground)
        self._draw = ImageDraw.Draw(self._image)

    def disc(self, x, y, r, fill):
        """A disc around a point."""
        self._draw.ellipse([_FINE * v for v in (x - r, y - r, x + r, y + r)], fill=fill)

    def box(self, x, y, w, h, fill, r=0):
        """A box from its upper left corner, with round corners of radius r."""
        self._draw.rounded_rectangle([_FINE * v for v in (x, y, x + w, y + h)], _FINE * r, fill)

    def shape(self, points, fill):
        """A polygon."""
        self._draw.polygon([(_FINE * x, _FINE * y) for x, y in points], fill)

    def line(self, points, fill, width):
        """A line with round ends and bends."""
        self._draw.line([(_FINE * x, _FINE * y) for x, y in points], fill, _FINE * width, "curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, fill)

    def png(self) -> bytes:
        """The finished picture."""
        out = BytesIO()
        self._image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(out, "PNG")
        return out.getvalue()


def hair_dryer() -> bytes:
    """The picture that was not thought through: science for women, in pink."""
    sheet = _room(BLUSH, "#f6b7d2")
    _dryer(sheet, 330, 250)
    _lipstick(sheet, 772, 300)
    _flask(sheet, 1_000, 330, PINK)
    _hearts(sheet)
    return sheet.png()


def rocket_bench() -> bytes:
    """The picture that shows the work: a bench with an oscilloscope, a flask and a rocket."""
    sheet = _room(MINT, "#a9dcd2")
    _oscilloscope(sheet, 130, 250)
    _flask(sheet, 690, 330, TEAL)
    _rocket(sheet, 950, 110)
    _stars(sheet)
    return sheet.png()


def flask_alone() -> bytes:
    """A quiet scene between the two."""
    sheet = _room("#24324a", "#1b2538")
    _flask(sheet, 600, 330, SUN)
    _stars(sheet)
    return sheet.png()


def film(folder: Path) -> Path:
    """Six seconds in three scenes, as MP4 in a folder; needs ffmpeg."""
    scenes = (hair_dryer(), flask_alone(), rocket_bench())
    given: list[str] = []
    for number, scene in enumerate(scenes):
        file = folder / f"scene-{number}.png"
        file.write_bytes(scene)
        given += ["-loop", "1", "-t", "2", "-r", "25", "-i", str(file)]
    target = folder / "film.mp4"
    joined = ["-filter_complex", "concat=n=3,crop=1200:674,format=yuv420p", "-c:v", "libx264"]
    subprocess.run(
        ["ffmpeg", "-v", "error", "-y", *given, *joined, "-preset", "ultrafast", str(target)],
        check=True,
    )
    return target


def _room(wall: str, shade: str) -> Sheet:
    sheet = Sheet(wall)
    sheet.disc(600, 300, 400, shade)
    sheet.box(0, 540, WIDTH, 135, PAPER)
    sheet.box(0, 540, WIDTH, 14, "#e6d5bd")
    return sheet


def _dryer(sheet: Sheet, x: int, y: int) -> None:
    """Lying in the air, blowing to the right."""
    cable = [(x + 12 + 60 * math.sin(t / 9) * t / 40, y + 285 + t * 1.1) for t in range(40)]
    sheet.line(cable, INK, 9)
    sheet.shape([(x - 40, y + 80), (x + 45, y + 80), (x + 55, y + 285), (x - 25, y + 285)], ROSE)
    sheet.box(x - 28, y + 268, 86, 26, INK, 12)
    sheet.shape([(x, y - 95), (x + 210, y - 62), (x + 210, y + 62), (x, y + 95)], PINK)
    sheet.disc(x, y, 95, PINK)
    sheet.disc(x, y, 62, BLUSH)
    for number in range(5):
        half = math.sqrt(52**2 - (20 * (number - 2)) ** 2)
        sheet.line([(x - half, y + 20 * (number - 2)), (x + half, y + 20 * (number - 2))], ROSE, 6)
    sheet.box(x + 205, y - 72, 44, 144, INK, 10)
    sheet.box(x - 4, y + 130, 26, 60, WHITE, 13)
    sheet.disc(x + 9, y + 146, 11, SUN)
    for number in (-1, 0, 1):
        air = [
            (x + 280 + t, y + number * (44 + t / 8) + 9 * math.sin(t / 14))
            for t in range(0, 130, 3)
        ]
        sheet.line(air, WHITE, 9)


def _lipstick(sheet: Sheet, x: int, y: int) -> None:
    sheet.shape([(x + 12, y + 100), (x + 12, y + 30), (x + 68, y - 20), (x + 68, y + 100)], RED)
    sheet.shape([(x + 12, y + 30), (x + 68, y - 20), (x + 68, y + 6), (x + 12, y + 56)], "#ef5b6d")
    sheet.box(x + 5, y + 90, 70, 60, SUN, 4)
    sheet.box(x - 6, y + 142, 92, 102, INK, 8)
    sheet.box(x + 8, y + 152, 10, 82, "#4b4e6d", 5)


def _flask(sheet: Sheet, x: int, y: int, liquid: str) -> None:
    """A flask that stands on the table, with bubbles above it."""
    foot, level = y + 212, y + 110
    sheet.shape([(x - 26, y), (x + 26, y), (x + 96, foot), (x - 96, foot)], WHITE)
    sheet.shape([(x - 61, level), (x + 61, level), (x + 94, foot), (x - 94, foot)], liquid)
    sheet.line([(x - 26, y), (x - 96, foot), (x + 96, foot), (x + 26, y)], INK, 9)
    sheet.box(x - 40, y - 16, 80, 18, INK, 9)
    for across, up, r in ((-22, -50, 12), (18, -86, 17), (-8, -136, 10), (34, -160, 7)):
        sheet.disc(x + across, y + up, r, liquid)
    for across, up, r in ((-30, 165, 11), (14, 145, 8), (36, 178, 13)):
        sheet.disc(x + across, y + up, r, WHITE)


def _oscilloscope(sheet: Sheet, x: int, y: int) -> None:
    """A box with a wave on its screen, knobs, and a cable."""
    sheet.box(x + 30, y + 270, 60, 26, INK, 6)
    sheet.box(x + 330, y + 270, 60, 26, INK, 6)
    sheet.box(x, y, 420, 280, "#e8ecf1", 22)
    sheet.box(x, y + 236, 420, 44, GREY, 22)
    sheet.box(x + 24, y + 26, 262, 200, INK, 14)
    for number in range(1, 6):
        sheet.box(x + 24 + number * 262 / 6, y + 34, 2, 184, "#44475f")
    for number in range(1, 4):
        sheet.box(x + 32, y + 26 + number * 50, 246, 2, "#44475f")
    wave = [(x + 38 + t, y + 126 - 62 * math.sin(t / 19) * math.exp(-t / 190)) for t in range(234)]
    sheet.line(wave, "#7ce3b1", 6)
    for row in range(2):
        for column in range(2):
            cx, cy = x + 324 + 58 * column, y + 62 + 66 * row
            sheet.disc(cx, cy, 23, STEEL)
            sheet.line([(cx, cy), (cx + 11 - 16 * row, cy - 13)], WHITE, 6)
    for column, colour in enumerate((ORANGE, TEAL, SUN)):
        sheet.disc(x + 316 + 37 * column, y + 196, 12, colour)
    cable = [(x + 390 + t, y + 196 + 92 * (1 - math.cos(t / 22)) / 2) for t in range(0, 100, 2)]
    sheet.line(cable, ORANGE, 8)


def _rocket(sheet: Sheet, x: int, y: int) -> None:
    """Upright on its stand, with a window and three fins."""
    sheet.shape([(x - 60, y + 290), (x - 140, y + 410), (x - 56, y + 385)], RED)
    sheet.shape([(x + 60, y + 290), (x + 140, y + 410), (x + 56, y + 385)], RED)
    hull = [(x + 72 * math.sin(math.pi * min(1, t / 60) / 2), y + 4 * t) for t in range(97)]
    other = [(2 * x - px, py) for px, py in reversed(hull)]
    sheet.shape([*hull, *other], WHITE)
    nose = [point for point in hull if point[1] <= y + 104]
    sheet.shape([*nose, *((2 * x - px, py) for px, py in reversed(nose))], RED)
    sheet.shape([(x + 30, y + 104), *[p for p in hull if p[1] >= y + 104], (x + 44, y + 384)], GREY)
    sheet.disc(x, y + 180, 43, INK)
    sheet.disc(x, y + 180, 31, "#8fd3e8")
    sheet.disc(x - 10, y + 170, 9, WHITE)
    sheet.shape(
        [(x - 14, y + 290), (x + 14, y + 290), (x + 14, y + 410), (x - 14, y + 410)], "#a81c2e"
    )
    sheet.box(x - 58, y + 382, 116, 18, INK, 6)
    sheet.box(x - 150, y + 412, 300, 20, STEEL, 8)


def _hearts(sheet: Sheet) -> None:
    for x, y, r in ((110, 110, 24), (655, 75, 28), (1_080, 150, 22), (900, 90, 16)):
        sheet.disc(x - r * 0.7, y, r, ROSE)
        sheet.disc(x + r * 0.7, y, r, ROSE)
        sheet.shape(
            [(x - r * 1.6, y + r * 0.42), (x + r * 1.6, y + r * 0.42), (x, y + r * 2.1)], ROSE
        )


def _stars(sheet: Sheet) -> None:
    for x, y, r in ((90, 110, 16), (330, 150, 11), (590, 90, 14), (740, 190, 9), (1_120, 120, 13)):
        points = [
            (x + (r if k % 2 else 2.2 * r) * math.sin(k * math.pi / 4),
             y - (r * 0.6 if k % 2 else 2.2 * r) * math.cos(k * math.pi / 4))
            for k in range(8)
        ]  # fmt: skip
        sheet.shape(points, SUN)
