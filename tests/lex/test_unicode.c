// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/lex/unicode.h"

#include <string.h>

#include "tests/check.h"

static void
check_nfkc (const char *name, const char *expected) {
  char padded[64 + PT_INTERN_PADDING] = {0};
  size_t len = strlen (name);
  memcpy (padded, name, len);
  pt_check_str (pt_str (pt_intern_nfkc ((PtView){padded, len})), expected);
}

PT_TEST (names_are_normalised) {
  check_nfkc ("\xEF\xBD\x81", "a");                                    /* fullwidth a */
  check_nfkc ("e\xCC\x81", "\xC3\xA9");                                /* e, acute */
  check_nfkc ("\xEF\xAC\x81x", "fix");                                 /* ligature fi */
  check_nfkc ("\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", "\xEA\xB0\x81"); /* Hangul jamo */
  check_nfkc ("\xE2\x84\xAB", "\xC3\x85");                             /* Angstrom sign */
  check_nfkc ("a\xCC\xA3\xCC\x87", "\xE1\xBA\xA1\xCC\x87");            /* dot below, dot above */
  check_nfkc ("a\xCC\x87\xCC\xA3", "\xE1\xBA\xA1\xCC\x87");            /* the other order */
}

PT_TEST (characters_of_names) {
  pt_check (pt_char_starts_name (0xE9));
  pt_check (pt_char_starts_name ('_'));
  pt_check (!pt_char_starts_name ('1'));
  pt_check (pt_char_continues_name ('1'));
  pt_check (pt_char_continues_name (0x301));
  pt_check (!pt_char_starts_name (0x301));
  pt_check (!pt_char_continues_name (0x20AC));
}

PT_TEST (printable_characters) {
  pt_check (pt_char_is_printable (' '));
  pt_check (pt_char_is_printable (0x20AC));
  pt_check (!pt_char_is_printable (0xA0));
  pt_check (!pt_char_is_printable (0x200B));
  pt_check (!pt_char_is_printable (0xD800));
}

PT_TEST (named_characters) {
  pt_check_int (pt_char_of_name (PT_VIEW ("GREEK SMALL LETTER ALPHA")), 0x3B1);
  pt_check_int (pt_char_of_name (PT_VIEW ("greek small letter alpha")), 0x3B1);
  pt_check_int (pt_char_of_name (PT_VIEW ("LINE FEED")), '\n');
  pt_check_int (pt_char_of_name (PT_VIEW ("CJK UNIFIED IDEOGRAPH-4E00")), 0x4E00);
  pt_check_int (pt_char_of_name (PT_VIEW ("HANGUL SYLLABLE GAG")), 0xAC01);
  pt_check_int (pt_char_of_name (PT_VIEW ("HANGUL SYLLABLE IH")), 0xC78F);
  pt_check_int (pt_char_of_name (PT_VIEW ("CJK UNIFIED IDEOGRAPH-0041")), -1);
  pt_check_int (pt_char_of_name (PT_VIEW ("NO SUCH CHARACTER")), -1);
  pt_check_int (pt_char_of_name (PT_VIEW ("")), -1);
}

PT_TEST (utf8_round_trip) {
  static const uint32_t codes[] = {0, 0x7F, 0x80, 0x7FF, 0x800, 0xD800, 0xFFFF, 0x10000, 0x10FFFF};
  for (size_t i = 0; i < PT_COUNT_OF (codes); i++) {
    char bytes[4];
    uint32_t len = pt_utf8_encode (codes[i], bytes), got;
    pt_check_int (pt_utf8_decode (bytes, &got), codes[i]);
    pt_check_int (got, len);
  }
}

PT_TEST_MAIN
