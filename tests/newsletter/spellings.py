"""Forty ways to write one address."""

SPELLINGS = [
    "sam@example.test", "SAM@EXAMPLE.TEST", "Sam@Example.Test", " sam@example.test", "sam@example.test ",
    "\tsam@example.test", "sam@example.test.", "sam@example.test,", "sam@example.test;", "<sam@example.test>",
    "Sam Smits <sam@example.test>", '"Sam" <sam@example.test>', "mailto:sam@example.test", "MAILTO:SAM@example.test",
    "\u00a0sam@example.test", "sam@example.test\u200b", "s\u00adam@example.test", "sam\u200d@example.test",
    "\ufeffsam@example.test", "sam@example.test\u00a0", "sam＠example.test", "sam@ｅxample.test",
    "sam@exa\u00admple.test",
    "(sam@example.test)", "[sam@example.test]", "'sam@example.test'", '"sam@example.test"', "sam@example。test",
    "sam @example.test", "sam@ example.test", "sam@EXAMPLE.test", "sAm@example.TEST", "<SAM@EXAMPLE.TEST>",
    "Smits, Sam <sam@example.test>", "sam@example.test:", "sam@example.test\u2060", "\u200esam@example.test",
    "sam@example.test\u202c", "sam@EXAMPLE．TEST", "  Sam  <  sam@example.test  >  ",
]  # fmt: skip
