"""A quiet map of the Netherlands: the twelve provinces in a few straight lines, drawn by hand for this site.

Points are degrees (east, north), rounded to what the eye needs; neighbours share theirs, so that no gap shows.
"""

from dataclasses import dataclass

from participants.models import Region

Point = tuple[float, float]

WEST, NORTH = 3.22, 53.62  # the corner where the drawing begins, in degrees
ACROSS, DOWN = 98.0, 160.0  # how wide and how high a degree is drawn: at 52° north
VIEW_BOX = "0 0 408 466"

# Where three meet, and borders that two share; each is written once.
LAUWERS, BAKKEVEEN, TER_APEL, NOORDWOLDE = (6.20, 53.40), (6.28, 53.09), (7.07, 52.84), (6.12, 52.85)
KUINRE, COEVORDEN, KAMPEN, BUURSE = (5.84, 52.79), (6.72, 52.63), (5.86, 52.52), (6.76, 52.12)
NIJKERK, EEMMEER, MIJDRECHT, GORINCHEM = (5.40, 52.25), (5.30, 52.29), (4.80, 52.22), (5.03, 51.86)
LOEVESTEIN, MOOK, BUDEL, WOENSDRECHT = (5.00, 51.81), (5.87, 51.76), (5.57, 51.22), (4.25, 51.38)
LANGEVELD, LEMMER = (4.49, 52.33), (5.71, 52.84)

FR_GR = [LAUWERS, (6.18, 53.22), BAKKEVEEN]
GR_DR = [BAKKEVEEN, (6.52, 53.15), (6.70, 53.11), (6.90, 52.97), TER_APEL]
FR_DR = [BAKKEVEEN, (6.38, 52.96), NOORDWOLDE]
DR_OV = [NOORDWOLDE, (6.13, 52.68), (6.38, 52.65), (6.50, 52.60), COEVORDEN]
FR_OV = [KUINRE, (5.95, 52.83), NOORDWOLDE]
FR_FL = [LEMMER, KUINRE]
OV_FL = [KUINRE, (5.96, 52.70), (5.97, 52.62), (5.84, 52.60), KAMPEN]
OV_GE = [KAMPEN, (6.04, 52.49), (6.09, 52.38), (6.10, 52.23), (6.35, 52.22), (6.55, 52.17), BUURSE]
FL_GE = [KAMPEN, (5.79, 52.44), (5.60, 52.36), (5.49, 52.31), NIJKERK]
GE_UT = [NIJKERK, (5.46, 52.12), (5.58, 52.05), (5.61, 51.94), (5.34, 51.96), (5.15, 51.95), GORINCHEM]
UT_NH = [EEMMEER, (5.22, 52.26), (5.17, 52.18), (5.07, 52.20), (5.02, 52.29), (4.86, 52.27), MIJDRECHT]
NH_ZH = [LANGEVELD, (4.60, 52.31), (4.60, 52.23), MIJDRECHT]
UT_ZH = [MIJDRECHT, (4.81, 52.05), (4.88, 51.95), (4.98, 51.93), GORINCHEM]
GE_ZH = [GORINCHEM, LOEVESTEIN]
ZH_NB = [(4.62, 51.71), (4.82, 51.73), (4.86, 51.81), LOEVESTEIN]
GE_NB = [LOEVESTEIN, (5.13, 51.74), (5.30, 51.75), (5.45, 51.82), (5.65, 51.80), MOOK]
NB_LI = [MOOK, (5.99, 51.62), (5.92, 51.45), (5.83, 51.34), (5.66, 51.31), BUDEL]
NB_ZE = [(4.21, 51.60), (4.24, 51.50), WOENSDRECHT]
GE_LI = [MOOK, (5.96, 51.73)]


def back(line: list[Point]) -> list[Point]:
    return line[::-1]


# Each province as one or more shapes, clockwise or not: islands are shapes of their own.
SHAPES: dict[Region, list[list[Point]]] = {
    Region.GRONINGEN: [
        [*FR_GR, *GR_DR, (7.20, 53.12), (7.21, 53.24), (7.00, 53.32), (6.90, 53.37), (6.83, 53.46), (6.50, 53.42)],
    ],
    Region.FRIESLAND: [
        [*FR_GR, *FR_DR, *back(FR_OV), LEMMER, (5.55, 52.84), (5.36, 52.89), (5.42, 53.02), (5.40, 53.13),
         (5.44, 53.22), (5.62, 53.31), (5.89, 53.39)],
        [(4.86, 53.20), (5.05, 53.29), (5.09, 53.27), (4.91, 53.18)],
        [(5.16, 53.36), (5.35, 53.42), (5.58, 53.45), (5.55, 53.41), (5.22, 53.33)],
        [(5.63, 53.45), (5.95, 53.47), (5.93, 53.43), (5.66, 53.42)],
        [(6.11, 53.50), (6.33, 53.51), (6.30, 53.47), (6.13, 53.46)],
    ],
    Region.DRENTHE: [[*back(FR_DR), *GR_DR[1:], (7.06, 52.64), *back(DR_OV)]],
    Region.OVERIJSSEL: [
        [*FR_OV, *DR_OV[1:], (6.70, 52.54), (6.77, 52.47), (6.99, 52.46), (7.06, 52.38), (7.04, 52.24), (6.88, 52.12),
         *back(OV_GE), *back(OV_FL)],
    ],
    Region.FLEVOLAND: [
        [*FR_FL, *OV_FL[1:], *FL_GE[1:], (5.28, 52.31), (5.15, 52.36), (5.13, 52.41), (5.42, 52.51), (5.60, 52.60),
         (5.58, 52.67), (5.62, 52.77)],
    ],
    Region.GELDERLAND: [
        [*OV_GE, (6.84, 51.98), (6.70, 51.90), (6.40, 51.85), (6.17, 51.90), (6.16, 51.84), (5.97, 51.82), *back(GE_LI),
         *back(GE_NB), *back(GE_ZH), *back(GE_UT), *back(FL_GE)],
    ],
    Region.UTRECHT: [[*GE_UT, *back(UT_ZH), *back(UT_NH)]],
    Region.NOORD_HOLLAND: [
        [*NH_ZH, *back(UT_NH), (5.22, 52.33), (5.03, 52.36), (5.11, 52.45), (5.05, 52.52), (5.06, 52.62), (5.29, 52.70),
         (5.27, 52.75), (5.10, 52.77), (5.06, 52.93), (4.92, 52.90), (4.77, 52.97), (4.71, 52.88), (4.64, 52.62),
         (4.57, 52.46)],
        [(4.72, 53.03), (4.80, 53.13), (4.88, 53.19), (4.90, 53.09), (4.79, 53.00)],
    ],
    Region.ZUID_HOLLAND: [
        [*NH_ZH, *UT_ZH[1:], *GE_ZH[1:], *back(ZH_NB), (4.42, 51.73), (4.14, 51.82), (4.03, 51.88), (3.99, 51.97),
         (4.12, 51.99), (4.27, 52.11), (4.39, 52.21)],
        [(3.84, 51.82), (4.06, 51.82), (4.20, 51.76), (4.37, 51.70), (4.27, 51.66), (4.10, 51.70), (3.88, 51.75)],
    ],
    Region.NOORD_BRABANT: [
        [*ZH_NB, *GE_NB[1:], *NB_LI[1:], (5.40, 51.27), (5.24, 51.26), (5.13, 51.32), (5.07, 51.46), (4.93, 51.41),
         (4.83, 51.43), (4.77, 51.50), (4.66, 51.43), (4.53, 51.48), (4.40, 51.44), *back(NB_ZE), (4.30, 51.64),
         (4.43, 51.69)],
    ],
    Region.LIMBURG: [
        [*NB_LI, (5.76, 51.17), (5.84, 51.14), (5.77, 51.04), (5.74, 50.94), (5.65, 50.87), (5.70, 50.76),
         (6.02, 50.76), (6.08, 50.91), (5.89, 50.98), (5.88, 51.04), (5.98, 51.06), (6.16, 51.15), (6.08, 51.21),
         (6.22, 51.36), (6.21, 51.50), (6.11, 51.62), *back(GE_LI)],
    ],
    Region.ZEELAND: [
        [(3.68, 51.70), (3.82, 51.73), (3.98, 51.68), (4.10, 51.63), (3.96, 51.60), (3.72, 51.65)],
        [*NB_ZE, (4.12, 51.36), (4.00, 51.42), (3.82, 51.37), (3.68, 51.44), (3.57, 51.44), (3.45, 51.53),
         (3.57, 51.60), (3.85, 51.59), (4.02, 51.56)],
        [(3.37, 51.37), (3.54, 51.41), (3.84, 51.34), (4.03, 51.37), (4.23, 51.35), (4.14, 51.27), (3.96, 51.22),
         (3.80, 51.21), (3.58, 51.30), (3.42, 51.25)],
    ],
}  # fmt: skip

#: Where the number of a province stands.
MIDDLES: dict[Region, Point] = {
    Region.GRONINGEN: (6.68, 53.26), Region.FRIESLAND: (5.80, 53.08), Region.DRENTHE: (6.63, 52.86),
    Region.OVERIJSSEL: (6.45, 52.43), Region.FLEVOLAND: (5.55, 52.47), Region.GELDERLAND: (5.90, 52.10),
    Region.UTRECHT: (5.15, 52.08), Region.NOORD_HOLLAND: (4.85, 52.60), Region.ZUID_HOLLAND: (4.50, 52.00),
    Region.NOORD_BRABANT: (5.20, 51.58), Region.LIMBURG: (5.98, 51.35), Region.ZEELAND: (3.85, 51.50),
}  # fmt: skip


@dataclass(frozen=True)
class Province:
    """A province as it is drawn: ``path`` for SVG, and where its number goes."""

    region: Region
    path: str
    x: str
    y: str


def placed(point: Point) -> tuple[str, str]:
    """In units of the drawing, as text: no template may write a comma in it."""
    return f"{(point[0] - WEST) * ACROSS:.1f}", f"{(NORTH - point[1]) * DOWN:.1f}"


def outline(shape: list[Point]) -> str:
    return "M" + "L".join(" ".join(placed(point)) for point in dict.fromkeys(shape)) + "Z"


PROVINCES = [
    Province(region, "".join(outline(shape) for shape in shapes), *placed(MIDDLES[region]))
    for region, shapes in SHAPES.items()
]
