// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text printed in capitals in the capitals it would have in a sentence. Rules: Nghị định 30/2020/NĐ-CP, phụ lục II, and
// Hướng dẫn 36-HD/VPTW 2018: of a body the first letter and that of its kind or field (Ủy ban nhân dân, Sở Y tế, Ban Tổ
// chức), unit words small before a name (tỉnh Cà Mau), every syllable of a place, abbreviations as they are.
#pragma once

#include <string>
#include <string_view>

namespace vankho::authority {

// A title or position: "KẾT LUẬN CỦA THƯỜNG TRỰC TỈNH ỦY tại buổi làm việc" -> "Kết luận của Thường trực Tỉnh ủy tại
// buổi làm việc". Only words printed wholly in capitals change, names of bodies and of places of the gazetteer keep
// theirs; letters, marks and everything between the words stay. Valid UTF-8 in, linear time.
std::string usual_capitals(std::string_view printed);

// The name of a body, printed in capitals or typed in small letters: as above, but a word that no list knows is taken
// for the name of a place after a unit word and for that of a field after a head word (Chi cục Kiểm lâm), and words of
// the lists get their marks and their spelling from there.
std::string body_capitals(std::string_view printed);

// Every syllable with a capital, the rest small: names of persons and places ("NGUYỄN THỊ KIM NGỌC").
std::string name_capitals(std::string_view printed);

}  // namespace vankho::authority
