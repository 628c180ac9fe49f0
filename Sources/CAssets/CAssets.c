#include "CAssets.h"

// A test compares this list with the folders, so that no file is forgotten.
static const unsigned char zh[] = {
#embed "../../Locales/zh.po"
};
static const unsigned char zh_plain[] = {
#embed "../../Locales/zh_plain.po"
};
static const unsigned char en[] = {
#embed "../../Locales/en.po"
};
static const unsigned char dazhou[] = {
#embed "../Rules/Policies/dazhou-2022-118.md"
};
static const unsigned char dazhou_notice[] = {
#embed "../Rules/Policies/dazhou-2022-118.notice.md"
};
static const unsigned char dazhou_literal[] = {
#embed "../Rules/Policies/dazhou-2022-118.literal.md"
};
static const unsigned char chengyu[] = {
#embed "../Rules/Policies/chengyu-2024-proposal.md"
};
static const unsigned char chengyu_notice[] = {
#embed "../Rules/Policies/chengyu-2024-proposal.notice.md"
};
static const unsigned char yibin[] = {
#embed "../Rules/Policies/yibin-chongqing.md"
};
static const unsigned char yibin_notice[] = {
#embed "../Rules/Policies/yibin-chongqing.notice.md"
};
static const unsigned char yangtze[] = {
#embed "../Rules/Policies/yangtze-delta-2018.md"
};
static const unsigned char yangtze_notice[] = {
#embed "../Rules/Policies/yangtze-delta-2018.notice.md"
};
static const unsigned char hainan[] = {
#embed "../Rules/Policies/hainan-2009.md"
};
static const unsigned char hainan_notice[] = {
#embed "../Rules/Policies/hainan-2009.notice.md"
};
static const unsigned char fujian[] = {
#embed "../Rules/Policies/fujian-2006.md"
};
static const unsigned char fujian_notice[] = {
#embed "../Rules/Policies/fujian-2006.notice.md"
};
static const unsigned char divisions[] = {
#embed "../Places/Tables/divisions.tsv"
};
static const unsigned char counties[] = {
#embed "../Places/Tables/counties.tsv"
};
static const unsigned char retired[] = {
#embed "../Places/Tables/retired.tsv"
};
static const unsigned char readings[] = {
#embed "../Names/Tables/readings.tsv"
};
static const unsigned char surnames[] = {
#embed "../Names/Tables/surnames.tsv"
};
static const unsigned char characters[] = {
#embed "../Speech/Tables/characters.tsv"
};
static const unsigned char phrases[] = {
#embed "../Speech/Tables/phrases.tsv"
};
static const unsigned char sample_referral[] = {
#embed "../OfficeLists/Samples/referral.csv"
};
static const unsigned char sample_networked[] = {
#embed "../OfficeLists/Samples/networked.csv"
};
static const unsigned char kiosk_script[] = {
#embed "../yidi/Kiosk/yidi-kiosk"
};
static const unsigned char kiosk_foot[] = {
#embed "../yidi/Kiosk/foot.ini"
};
static const unsigned char kiosk_unit[] = {
#embed "../yidi/Kiosk/yidi-kiosk.service"
};

static const unsigned char grammar[] = {
#embed "../Rules/Policies/README.md"
};

#define ASSET(name, data) { name, data, sizeof data }
static const yidi_asset assets[] = {
  ASSET("Locales/zh.po", zh),
  ASSET("Locales/zh_plain.po", zh_plain),
  ASSET("Locales/en.po", en),
  ASSET("Grammar.md", grammar),
  ASSET("Policies/dazhou-2022-118.md", dazhou),
  ASSET("Policies/dazhou-2022-118.notice.md", dazhou_notice),
  ASSET("Policies/dazhou-2022-118.literal.md", dazhou_literal),
  ASSET("Policies/chengyu-2024-proposal.md", chengyu),
  ASSET("Policies/chengyu-2024-proposal.notice.md", chengyu_notice),
  ASSET("Policies/yibin-chongqing.md", yibin),
  ASSET("Policies/yibin-chongqing.notice.md", yibin_notice),
  ASSET("Policies/yangtze-delta-2018.md", yangtze),
  ASSET("Policies/yangtze-delta-2018.notice.md", yangtze_notice),
  ASSET("Policies/hainan-2009.md", hainan),
  ASSET("Policies/hainan-2009.notice.md", hainan_notice),
  ASSET("Policies/fujian-2006.md", fujian),
  ASSET("Policies/fujian-2006.notice.md", fujian_notice),
  ASSET("Places/divisions.tsv", divisions),
  ASSET("Places/counties.tsv", counties),
  ASSET("Places/retired.tsv", retired),
  ASSET("Names/readings.tsv", readings),
  ASSET("Names/surnames.tsv", surnames),
  ASSET("Speech/characters.tsv", characters),
  ASSET("Speech/phrases.tsv", phrases),
  ASSET("Kiosk/yidi-kiosk", kiosk_script),
  ASSET("Kiosk/foot.ini", kiosk_foot),
  ASSET("Kiosk/yidi-kiosk.service", kiosk_unit),
  ASSET("Samples/referral.csv", sample_referral),
  ASSET("Samples/networked.csv", sample_networked),
};

size_t yidi_asset_count(void) {
  return sizeof assets / sizeof assets[0];
}

yidi_asset yidi_asset_at(size_t index) {
  return assets[index];
}
