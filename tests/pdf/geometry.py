"""Matrices, paths, and whether a point is inside of one.

A matrix is (a, b, c, d, e, f); a path is a list of polygons, curves cut into
short lines; a box is (left, bottom, right, top).
"""

IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
PARTS = 8  # lines that stand for a curve


def multiply(m, n):
    """First m, then n."""
    return (m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3],
            m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
            m[4] * n[0] + m[5] * n[2] + n[4],
            m[4] * n[1] + m[5] * n[3] + n[5])


def apply(m, x, y):
    return (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])


def scale_of(m):
    """How much taller a matrix makes things."""
    return (m[2] * m[2] + m[3] * m[3]) ** 0.5


def curve(a, b, c, d):
    """Points of a Bézier curve, without the first."""
    for i in range(1, PARTS + 1):
        t = i / PARTS
        u = 1 - t
        w = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        yield (w[0] * a[0] + w[1] * b[0] + w[2] * c[0] + w[3] * d[0],
               w[0] * a[1] + w[1] * b[1] + w[2] * c[1] + w[3] * d[1])


def box_of(polygons):
    xs = [point[0] for polygon in polygons for point in polygon]
    ys = [point[1] for polygon in polygons for point in polygon]
    return (min(xs), min(ys), max(xs), max(ys)) if xs else None


def unite(a, b):
    if a is None or b is None:
        return a or b
    return (min(a[0], b[0]), min(a[1], b[1]),
            max(a[2], b[2]), max(a[3], b[3]))


def cut(a, b):
    """What two boxes share, or None."""
    box = (max(a[0], b[0]), max(a[1], b[1]),
           min(a[2], b[2]), min(a[3], b[3]))
    return box if box[0] < box[2] and box[1] < box[3] else None


def grown(box, by):
    return (box[0] - by, box[1] - by, box[2] + by, box[3] + by)


def in_box(box, x, y):
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def winding(polygons, x, y):
    """How often the path goes round the point."""
    count = 0
    for polygon in polygons:
        ax, ay = polygon[-1]
        for bx, by in polygon:
            if (ay <= y) != (by <= y):
                across = (bx - ax) * (y - ay) - (x - ax) * (by - ay)
                if (across > 0) == (by > ay):
                    count += 1 if by > ay else -1
            ax, ay = bx, by
    return count


class Shape:
    """Something painted: a filled path, or a picture (colour None)."""

    def __init__(self, polygons, even_odd, colour, clips):
        self.polygons = polygons
        self.even_odd = even_odd
        self.colour = colour
        self.clips = clips
        self.box = box_of(polygons)
        for clip in clips:
            self.box = self.box and cut(self.box, clip.box)

    def covers(self, x, y):
        if not self.box or not in_box(self.box, x, y):
            return False
        count = winding(self.polygons, x, y)
        inside = count % 2 if self.even_odd else count
        return bool(inside) and all(clip.covers(x, y) for clip in self.clips)
