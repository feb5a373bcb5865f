// SPDX-License-Identifier: GPL-3.0-or-later
//
// The wish to end a run early: SIGINT, SIGTERM, or an error in another thread. Any thread may ask or look.
#pragma once

namespace vankho::indexing {

// Lets SIGINT and SIGTERM ask for the end instead of killing; a second one kills. SIGPIPE is ignored, so that a closed
// terminal or pipe does not end a commit.
void catch_stop_signals();

// For the signal handler as well as for threads.
void request_stop();

bool stop_requested();

// SIGINT or SIGTERM when one of them asked, else 0.
int stop_signal();

// Becomes readable, and stays so, when the end is asked for: to be polled beside an input that may never speak.
int stop_descriptor();

// SIGHUP asks for a new scan instead of ending the program.
void catch_rescan_signal();
// Whether one was asked for since the last call.
bool take_rescan_request();
// Becomes readable when one is asked for.
int rescan_descriptor();

}  // namespace vankho::indexing
