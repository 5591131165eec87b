// What stands around the chart of a page of results: who is who, and what else it can show.
#pragma once

#include "web/views/timeline_view.hpp"

namespace nachlese::web {

// Names every query with its total and what it shares with the first; empty for one query.
[[nodiscard]] Html view_legend(const View& view, const ChartParts& parts);
// Number or share, the length of a bar's period, the form that adds a query, the curve as CSV.
[[nodiscard]] Html view_chart_tools(const View& view, const Timeline& timeline,
                                    const ChartParts& parts);

}  // namespace nachlese::web
