// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many bytes a second become tokens: office prose in each normal form, text without marks, and input made to be
// slow. The bytes per second of "prose" and "prose twice" must not differ: the time is linear.
#include <benchmark/benchmark.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "schema/text/fold.h"
#include "schema/text/token.h"

namespace {

using vankho::text::fold_key;
using vankho::text::to_lower;
using vankho::text::tokenize;

constexpr std::size_t kBytes = 1 << 20;

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string result;
  result.reserve(bytes + piece.size());
  while (result.size() < bytes) result.append(piece);
  return result;
}

std::string prose(std::size_t bytes) {
  return repeated(
      "Thực hiện Kế hoạch số 45-KH/HU ngày 12/3/2018 của Ban Thường vụ Huyện ủy về việc rà soát, bổ sung quy hoạch cán "
      "bộ lãnh đạo, quản lý nhiệm kỳ 2020 - 2025 và những năm tiếp theo; Ủy ban nhân dân xã báo cáo kết quả như sau:\n"
      "1- Các chi bộ trực thuộc đã tổ chức họp, lấy ý kiến của đảng viên bằng phiếu kín; tỷ lệ đồng ý đạt 96,4%. Tuy "
      "nhiên, một số nơi còn chậm, chưa bám sát hướng dẫn, hồ sơ thiếu chữ ký, thủ tục khoá sổ chưa đúng thời gian.\n"
      "2- Đề nghị Văn phòng phối hợp với các đoàn thể đôn đốc, kiểm tra, giám sát; kịp thời tháo gỡ khó khăn về đường "
      "giao thông, trường học, trạm y tế và nước sạch ở những buôn, làng vùng sâu (Ea H'leo, Krông Bông, M'Drắk).\n",
      bytes);
}

std::string decomposed(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFDInstance(status);
  std::string result;
  normalizer->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(result);
  return result;
}

void run(benchmark::State& state, const std::string& text) {
  for (auto _ : state) benchmark::DoNotOptimize(tokenize(text));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
}

void prose_composed(benchmark::State& state) {
  run(state, prose(static_cast<std::size_t>(state.range(0))));
}
void prose_decomposed(benchmark::State& state) {
  run(state, decomposed(prose(kBytes)));
}
void prose_without_marks(benchmark::State& state) {
  run(state, fold_key(prose(kBytes)));
}
void foreign_accents(benchmark::State& state) {
  run(state, repeated("Zürich Łódź naïve Москва ", kBytes));
}
void one_word(benchmark::State& state) {
  run(state, repeated("ế", kBytes));
}
void one_run_of_marks(benchmark::State& state) {
  run(state, "a" + repeated("\u0308\u0323", static_cast<std::size_t>(state.range(0))));
}
void lower_case(benchmark::State& state) {
  const std::string text = prose(kBytes);
  for (auto _ : state) benchmark::DoNotOptimize(to_lower(text));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
}

BENCHMARK(prose_composed)->Arg(8 << 10)->Arg(kBytes)->Arg(2 * kBytes);
BENCHMARK(prose_decomposed);
BENCHMARK(prose_without_marks);
BENCHMARK(foreign_accents);
BENCHMARK(one_word);
BENCHMARK(one_run_of_marks)->Arg(kBytes)->Arg(2 * kBytes);
BENCHMARK(lower_case);

}  // namespace
