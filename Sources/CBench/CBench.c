#include "CBench.h"

enum { YES = 0, NO = 1 };
enum { HOME = 0, IN_PROVINCE = 1, CHONGQING = 2, OUT_OF_PROVINCE = 3 };
enum { REFERRAL = 3, EMERGENCY = 4, OTHER = 5 };
enum { INPATIENT = 0, OUTPATIENT = 1, PHARMACY = 4 };
enum { NOT_YET = 0, PAID_DIRECTLY = 1, SELF_PAID = 2 };
enum { NONE = 0, QUALIFIED = 1, UNQUALIFIED = 2 };
enum { NO_THIRD_PARTY = 1, THIRD_PARTY = 2, TRAUMA_UNKNOWN = 3 };
enum { NOT_NEEDED, IN_FORCE, AT_HOME, FILE_NOW, EXPIRED, FILED_ELSEWHERE, UNCLEAR, FILE_THEN_CLAIM };
enum { DIRECT, DIRECT_AFTER_FILING, MANUAL, STAFF };

static inline unsigned get(uint32_t facts, int at, int bits) {
  return facts >> at & ((1u << bits) - 1);
}

/* Each of the following concludes one thing, and says which rows of the notice's table match:
   the value below, the rows as bits or as a number above. */

/* 末段, 三（二）7: value 1 bit, rows 4. Asks trauma, insured, first day. */
static inline unsigned applies(unsigned trauma, unsigned insured, unsigned first_day) {
  unsigned rows = (insured != 0) << 0 | (first_day != 0) << 1 | (trauma == THIRD_PARTY) << 2;
  return rows == 0 ? YES | 8u << 1 : NO | rows << 1;
}

/* 认定: value 3 bits, rows 10. */
static inline unsigned treated_as(
    unsigned zone, unsigned declared, unsigned cover_long, unsigned covered,
    unsigned long_elsewhere, unsigned certificate, unsigned cover_referral) {
  if (zone == HOME) return declared | 1u << 3;
  unsigned elsewhere = long_elsewhere == YES, emergency = declared == EMERGENCY;
  unsigned fresh = declared < REFERRAL && cover_long == 0 && covered == NO && !elsewhere;
  unsigned shown = certificate == QUALIFIED;
  unsigned filed = certificate == NONE && cover_referral == YES;
  unsigned set_aside = certificate == UNQUALIFIED && cover_referral == YES;
  unsigned rows = emergency << 1 | (emergency && elsewhere) << 2 | (cover_long != 0) << 3
      | fresh << 4 | shown << 5 | filed << 6 | 1u << 7 | elsewhere << 8 | set_aside << 9;
  unsigned value = emergency ? EMERGENCY
      : cover_long != 0 ? cover_long - 1
      : fresh ? declared
      : shown || filed ? REFERRAL : OTHER;
  return value | rows << 3;
}

/* 三（二）1 to 6 and 四（五）: points 2 bits (0 none stated, 1 none less, 2 ten, 3 twenty, in the
   pack's order), certificate cited 1, row 4. */
static inline unsigned ratio(
    unsigned zone, unsigned care, unsigned treated, unsigned declared_long, unsigned shown) {
  unsigned away = zone != HOME, near = zone == IN_PROVINCE || zone == CHONGQING;
  unsigned cited = away && care == INPATIENT && shown && (treated == REFERRAL || treated == OTHER)
      ? YES : NO;
  unsigned points, row;
  if (care == PHARMACY) points = 0, row = 0;
  else if (!away) points = 1, row = 1;
  else if (care != INPATIENT) points = 1, row = 2;
  else if (treated < REFERRAL) points = 1, row = 3;
  else if (treated == REFERRAL) points = near ? 1 : 2, row = 4 + !near + 2 * declared_long;
  else if (treated == EMERGENCY) points = 1, row = 8;
  else points = 3, row = 9;
  return points | cited << 2 | row << 3;
}

/* 四（一）, 四（二）, 四（四）: value 3 bits, row 4. */
static inline unsigned status(
    unsigned zone, unsigned care, unsigned covered, unsigned cover_long, unsigned paid,
    unsigned expired, unsigned elsewhere, unsigned late, unsigned long_begun) {
  if (zone == HOME) return AT_HOME | (0u + (long_begun == NO)) << 3;
  if (care == OUTPATIENT || care == PHARMACY) return NOT_NEEDED | 2u << 3;
  if (covered == YES) return IN_FORCE | (3u + (cover_long == 0)) << 3;
  if (care != INPATIENT) return UNCLEAR | 5u << 3;
  if (paid == SELF_PAID) return FILE_THEN_CLAIM | 6u << 3;
  if (expired == YES) return EXPIRED | 7u << 3;
  if (elsewhere == YES) return FILED_ELSEWHERE | 8u << 3;
  return FILE_NOW | (9u + (late == NO)) << 3;
}

/* 三（一）, 四（三）2: settlement 2 bits, catalogue 2, row of the catalogue 3, rows 12. */
static inline unsigned settlement(
    unsigned home, unsigned care, unsigned paid, unsigned networked, unsigned state,
    unsigned changes) {
  unsigned self = paid == SELF_PAID, drugs = care == PHARMACY;
  unsigned off = networked == NO && !(self && (home || drugs));
  unsigned value, rows, catalogue, why;
  if (home) {
    value = self || off ? STAFF : DIRECT;
    rows = self || off ? self << 1 | off << 2 : 1;
  } else if (self || off) {
    value = drugs ? STAFF : MANUAL;
    rows = (self << 3 | off << 4) << (drugs ? 2 : 0);
  } else if (paid == PAID_DIRECTLY) {
    value = DIRECT, rows = 1u << 7;
  } else if (state == NOT_NEEDED) {
    value = DIRECT, rows = 1u << 8;
  } else if (state == IN_FORCE) {
    value = changes ? DIRECT_AFTER_FILING : DIRECT, rows = 1u << 9 | changes << 10;
  } else {
    value = DIRECT_AFTER_FILING, rows = 1u << 11;
  }
  if (value == STAFF) catalogue = 2, why = 0;
  else if (value == MANUAL) catalogue = 1, why = 1;
  else if (home) catalogue = 1, why = 2;
  else catalogue = 0, why = 3 + drugs;
  return value | catalogue << 2 | why << 4 | rows << 7;
}

/* 三（二）7 as a clause, and what is said beside: injury cited 1 bit, rows of the hints 2. */
static inline unsigned beside(
    unsigned home, unsigned inpatient, unsigned trauma, unsigned paid, unsigned networked) {
  unsigned cited = !home && trauma == NO_THIRD_PARTY && paid != SELF_PAID && networked != NO
      ? YES : NO;
  return cited | (networked == 2) << 1 | (inpatient && trauma == TRAUMA_UNKNOWN) << 2;
}

/* 有效期 and 备案一致: value 2 bits, agreement 1, row 3, row 2. */
static inline unsigned validity(unsigned state, unsigned same, unsigned files_on) {
  if (state == IN_FORCE) return same == YES ? 0 | YES << 2 | 0 << 3 | 1u << 6
                                            : 1 | NO << 2 | 1u << 3 | 0 << 6;
  if (state == NOT_NEEDED || state == AT_HOME || state == FILE_THEN_CLAIM)
    return 3 | YES << 2 | 4u << 3 | 2u << 6;
  return (files_on == 0 ? 2 | 2u << 3 : 3 | 3u << 3) | YES << 2 | 2u << 6;
}

/* The same as arrays: by runs of bits of the case where that is all they ask, else by a key. */
static uint16_t treated_as_of[1 << 12];
static uint8_t status_of[1 << 14];
static uint8_t ratio_of[1 << 10];
static uint32_t settlement_of[1 << 12];
static uint8_t beside_of[1 << 8];
static uint8_t validity_of[1 << 5];
static uint8_t applies_of[1 << 4];

void yidi_bench_prepare(void) {
  for (unsigned k = 0; k < 1 << 12; k++)
    treated_as_of[k] = (uint16_t)treated_as(
        get(k, 7, 2), get(k, 0, 3), get(k, 9, 2), get(k, 11, 1), get(k, 3, 1), get(k, 4, 2),
        get(k, 6, 1));
  for (unsigned k = 0; k < 1 << 14; k++)
    status_of[k] = (uint8_t)status(
        get(k, 0, 2), get(k, 5, 3), get(k, 4, 1), get(k, 2, 2), get(k, 8, 2), get(k, 10, 1),
        get(k, 11, 1), get(k, 12, 1), get(k, 13, 1));
  for (unsigned k = 0; k < 1 << 10; k++)
    ratio_of[k] = (uint8_t)ratio(
        get(k, 0, 2), get(k, 2, 3), get(k, 5, 3), get(k, 8, 1), get(k, 9, 1));
  for (unsigned k = 0; k < 1 << 12; k++)
    settlement_of[k] = settlement(
        get(k, 11, 1), get(k, 0, 3), get(k, 3, 2), get(k, 5, 2), get(k, 7, 3), get(k, 10, 1));
  for (unsigned k = 0; k < 1 << 8; k++)
    beside_of[k] = (uint8_t)beside(
        get(k, 7, 1), get(k, 6, 1), get(k, 2, 2), get(k, 4, 2), get(k, 0, 2));
  for (unsigned k = 0; k < 1 << 5; k++)
    validity_of[k] = (uint8_t)validity(get(k, 0, 3), get(k, 3, 1), get(k, 4, 1));
  for (unsigned k = 0; k < 1 << 4; k++)
    applies_of[k] = (uint8_t)applies(get(k, 0, 2), get(k, 2, 1), get(k, 3, 1));
}

/* Puts the seven parts together. */
static inline yidi_bench_answer answer(
    unsigned a, unsigned t, unsigned r, unsigned s, unsigned d, unsigned b, unsigned v) {
  return (yidi_bench_answer){
    .applies = a & 1, .treated_as = t & 7, .ratio = r & 3, .status = s & 7,
    .settlement = d & 3, .catalogue = d >> 2 & 3, .validity = v & 3,
    .why = (uint64_t)(t >> 3) | (uint64_t)(s >> 3) << 10 | (uint64_t)(r >> 2) << 14
        | (uint64_t)(d >> 4) << 19 | (uint64_t)b << 34 | (uint64_t)(v >> 3) << 37
        | (uint64_t)(a >> 1) << 42,
  };
}

static inline yidi_bench_answer by_arrays(uint32_t f) {
  unsigned t = treated_as_of[get(f, 0, 12)], treated = t & 7;
  unsigned s = status_of[get(f, YIDI_BENCH_ZONE, 14)], state = s & 7;
  unsigned zone = get(f, YIDI_BENCH_ZONE, 2), care_paid = get(f, YIDI_BENCH_CARE, 5);
  unsigned home = zone == HOME, networked_trauma = get(f, YIDI_BENCH_NETWORKED, 4);
  unsigned changes = treated == REFERRAL && get(f, YIDI_BENCH_COVER_REFERRAL, 1) == NO;
  unsigned r = ratio_of[
      zone | (care_paid & 7) << 2 | treated << 5 | (get(f, 0, 3) < REFERRAL) << 8
      | (get(f, YIDI_BENCH_CERTIFICATE, 2) != NONE) << 9];
  unsigned d = settlement_of[
      care_paid | (networked_trauma & 3) << 5 | state << 7 | changes << 10 | home << 11];
  unsigned b = beside_of[
      networked_trauma | care_paid >> 3 << 4 | ((care_paid & 7) == INPATIENT) << 6 | home << 7];
  unsigned v = validity_of[state | get(f, YIDI_BENCH_COVER_SAME, 2) << 3];
  return answer(applies_of[get(f, YIDI_BENCH_TRAUMA, 4)], t, r, s, d, b, v);
}

static inline yidi_bench_answer by_conditions(uint32_t f) {
  unsigned zone = get(f, YIDI_BENCH_ZONE, 2), declared = get(f, YIDI_BENCH_DECLARED, 3);
  unsigned care = get(f, YIDI_BENCH_CARE, 3), paid = get(f, YIDI_BENCH_PAID, 2);
  unsigned certificate = get(f, YIDI_BENCH_CERTIFICATE, 2);
  unsigned networked = get(f, YIDI_BENCH_NETWORKED, 2), trauma = get(f, YIDI_BENCH_TRAUMA, 2);
  unsigned covered = get(f, YIDI_BENCH_COVERED, 1), long_ = get(f, YIDI_BENCH_COVER_LONG, 2);
  unsigned referral = get(f, YIDI_BENCH_COVER_REFERRAL, 1);
  unsigned a = applies(trauma, get(f, YIDI_BENCH_INSURED, 1), get(f, YIDI_BENCH_FIRST_DAY, 1));
  unsigned t = treated_as(
      zone, declared, long_, covered, get(f, YIDI_BENCH_LONG_ELSEWHERE, 1), certificate, referral);
  unsigned r = ratio(zone, care, t & 7, declared < REFERRAL, certificate != NONE);
  unsigned s = status(
      zone, care, covered, long_, paid, get(f, YIDI_BENCH_EXPIRED, 1),
      get(f, YIDI_BENCH_ELSEWHERE, 1), get(f, YIDI_BENCH_LATE, 1),
      get(f, YIDI_BENCH_LONG_BEGUN, 1));
  unsigned d = settlement(
      zone == HOME, care, paid, networked, s & 7, (t & 7) == REFERRAL && referral == NO);
  unsigned b = beside(zone == HOME, care == INPATIENT, trauma, paid, networked);
  unsigned v = validity(s & 7, get(f, YIDI_BENCH_COVER_SAME, 1), get(f, YIDI_BENCH_FILES_ON, 1));
  return answer(a, t, r, s, d, b, v);
}

static inline void read(yidi_bench_sums *sums, yidi_bench_answer answer) {
  sums->applies += answer.applies;
  sums->treated_as += answer.treated_as;
  sums->ratio += answer.ratio;
  sums->status += answer.status;
  sums->settlement += answer.settlement;
  sums->catalogue += answer.catalogue;
  sums->validity += answer.validity;
  sums->why += answer.why;
}

yidi_bench_answer yidi_bench_decide(uint32_t facts) { return by_arrays(facts); }

yidi_bench_sums yidi_bench_run_arrays(const uint32_t *cases, size_t count) {
  yidi_bench_sums sums = {0};
  for (size_t i = 0; i < count; i++) read(&sums, by_arrays(cases[i]));
  return sums;
}

yidi_bench_sums yidi_bench_run_conditions(const uint32_t *cases, size_t count) {
  yidi_bench_sums sums = {0};
  for (size_t i = 0; i < count; i++) read(&sums, by_conditions(cases[i]));
  return sums;
}
