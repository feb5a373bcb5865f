// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace vankho::searching {

class Metrics::Families {
 public:
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests =
      prometheus::BuildCounter().Name("vankho_http_requests_total").Help("Requests answered").Register(registry);
  prometheus::Family<prometheus::Counter>& refusals = prometheus::BuildCounter()
                                                          .Name("vankho_http_refusals_total")
                                                          .Help("Requests refused before they were run")
                                                          .Register(registry);
  prometheus::Family<prometheus::Histogram>& seconds = prometheus::BuildHistogram()
                                                           .Name("vankho_http_request_duration_seconds")
                                                           .Help("Time from a worker's start to the answer")
                                                           .Register(registry);
  prometheus::Gauge& connections = gauge("vankho_http_connections", "Open connections");
  prometheus::Gauge& queued = gauge("vankho_http_queued_requests", "Requests that wait for a worker");
  prometheus::Gauge& running = gauge("vankho_http_running_requests", "Requests that a worker runs");
  prometheus::Gauge& ready = gauge("vankho_index_ready", "1 when there is an index to search");
  prometheus::Gauge& documents = gauge("vankho_index_documents", "Papers in the index");
  prometheus::Gauge& revision = gauge("vankho_index_revision", "Revision of the index that is searched");

 private:
  prometheus::Gauge& gauge(const char* name, const char* help) {
    return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
  }
};

Metrics::Metrics() : families_(std::make_unique<Families>()) {}
Metrics::~Metrics() = default;

void Metrics::count(std::string_view route, int status, double seconds) {
  const std::string name(route);
  families_->requests.Add({{"route", name}, {"status", std::to_string(status)}}).Increment();
  families_->seconds
      .Add({{"route", name}},
           prometheus::Histogram::BucketBoundaries{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5})
      .Observe(seconds);
}

void Metrics::count_refusal(std::string_view code) {
  families_->refusals.Add({{"code", std::string(code)}}).Increment();
}

std::string Metrics::text(const GuardedServer::Load& load, const IndexState& index) {
  families_->connections.Set(static_cast<double>(load.connections));
  families_->queued.Set(static_cast<double>(load.queued));
  families_->running.Set(static_cast<double>(load.running));
  families_->ready.Set(index.ready ? 1 : 0);
  families_->documents.Set(static_cast<double>(index.documents));
  families_->revision.Set(static_cast<double>(index.revision));
  return prometheus::TextSerializer().Serialize(families_->registry.Collect());
}

}  // namespace vankho::searching
