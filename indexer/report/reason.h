// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why an input is not in the index, or not as it came. The code is stable (report, ledger), the sentence is for people.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/report/language.h"

namespace vankho::indexing {

// What a reason means for its input and for the exit code.
enum class Outcome {
  kFailed,     // a paper that should be in the index is not: exit code 3
  kRefused,    // kept out on purpose, a person should know: exit code 3
  kSkipped,    // not taken for a paper
  kDuplicate,  // another paper of the same id took its place
  kWarning,    // indexed, but not as it came
};

enum class ReasonCode {
  kUnreadable,
  kNoSuchSource,
  kNotRegular,
  kChangedWhileRead,
  kFormatNotRead,
  kContentNotText,
  kDamagedFile,
  kEncrypted,
  kUnpacksTooLarge,
  kArchiveVolume,
  kPackedOtherwise,
  kArchivesTooDeep,
  kNoTextLayer,
  kEmpty,
  kLineTooLong,
  kBadJson,
  kTooDeep,
  kNotAnObject,
  kWrongType,
  kBadDate,
  kNoText,
  kReadingFailed,
  kTooLarge,
  kTookTooLong,
  kTookTooMuchMemory,
  kReaderCrashed,
  kFoldersTooDeep,
  kRemovalRefused,
  kSecret,
  kHidden,
  kSymbolicLink,
  kNotAFile,
  kOtherFormat,
  kSmallPicture,
  kIndexDirectory,
  kCoveredSource,
  kDuplicateId,
  kRepairedText,
  kPartialText,
  kConvertedText,
  kRecognisedText,
  kNotRecognised,
  kUnknownField,
  kContradiction,
  kBadRegisterDate,
  kFileInTwoRows,
  kRowWithoutFile,
  kFileWithoutRow,
};

struct Reason {
  ReasonCode code{};
  std::string detail;  // fills the sentence; valid UTF-8
  bool operator==(const Reason&) const = default;
};

// Whether it may pass without a change of the file: the next run tries again.
constexpr bool may_pass(ReasonCode code) {
  return code == ReasonCode::kUnreadable || code == ReasonCode::kChangedWhileRead;
}
Outcome outcome_of(ReasonCode code);
std::string_view outcome_name(Outcome outcome);                      // "failed", in reports
std::string_view outcome_label(Outcome outcome, Language language);  // for people
std::string_view reason_name(ReasonCode code);                       // "bad_json"
std::optional<ReasonCode> find_reason(std::string_view name);
std::string sentence(const Reason& reason, Language language);

}  // namespace vankho::indexing
