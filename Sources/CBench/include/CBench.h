/* The Dazhou notice written by hand in C, to measure the compiled pack against.

   It knows this one notice by heart: every clause is a condition in CBench.c, every array was laid
   out by thinking about it. It answers the same cases with the same conclusions, and names the rows
   they come from in one number. */
#ifndef YIDI_CBENCH_H
#define YIDI_CBENCH_H

#include <stddef.h>
#include <stdint.h>

/* A case in 29 bits. The facts stand so that what one array asks is a run of bits. */
typedef enum {
  YIDI_BENCH_DECLARED = 0,       /* 3 bits: long 0 to 2, referral 3, emergency 4, other 5 */
  YIDI_BENCH_LONG_ELSEWHERE = 3, /* 1: 0 yes, 1 no, as everywhere below */
  YIDI_BENCH_CERTIFICATE = 4,    /* 2: none 0, qualified 1, unqualified 2 */
  YIDI_BENCH_COVER_REFERRAL = 6, /* 1 */
  YIDI_BENCH_ZONE = 7,           /* 2: home 0, in the province 1, Chongqing 2, beyond 3 */
  YIDI_BENCH_COVER_LONG = 9,     /* 2: none 0, the declared long-term category + 1 */
  YIDI_BENCH_COVERED = 11,       /* 1 */
  YIDI_BENCH_CARE = 12,          /* 3: inpatient 0, outpatient 1, two 2, special 3, pharmacy 4 */
  YIDI_BENCH_PAID = 15,          /* 2: not yet 0, directly 1, by oneself 2 */
  YIDI_BENCH_EXPIRED = 17,       /* 1 */
  YIDI_BENCH_ELSEWHERE = 18,     /* 1 */
  YIDI_BENCH_LATE = 19,          /* 1 */
  YIDI_BENCH_LONG_BEGUN = 20,    /* 1 */
  YIDI_BENCH_NETWORKED = 21,     /* 2: yes 0, no 1, unknown 2 */
  YIDI_BENCH_TRAUMA = 23,        /* 2: none 0, no third party 1, third party 2, unknown 3 */
  YIDI_BENCH_INSURED = 25,       /* 1: here 0 */
  YIDI_BENCH_FIRST_DAY = 26,     /* 1: in force 0 */
  YIDI_BENCH_COVER_SAME = 27,    /* 1 */
  YIDI_BENCH_FILES_ON = 28       /* 1: given 0 */
} yidi_bench_bit;

/* What is concluded of a case; the numbers are those of the pack's values. */
typedef struct {
  uint8_t applies, treated_as, ratio, status, settlement, catalogue, validity;
  uint64_t why; /* the rows that match in every table: equal where the explanation is */
} yidi_bench_answer;

/* What a run has read, so that none of it can be left out. */
typedef struct {
  uint64_t applies, treated_as, ratio, status, settlement, catalogue, validity, why;
} yidi_bench_sums;

/* Fills the arrays; to be called once, first. */
void yidi_bench_prepare(void);

/* Answers a case from the arrays. */
yidi_bench_answer yidi_bench_decide(uint32_t facts);

/* Answers many cases from the arrays, and reads every answer. */
yidi_bench_sums yidi_bench_run_arrays(const uint32_t *cases, size_t count);

/* The same by conditions alone, without arrays. */
yidi_bench_sums yidi_bench_run_conditions(const uint32_t *cases, size_t count);

#endif
