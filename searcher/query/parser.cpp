#include "searcher/query/parser.hpp"

#include <algorithm>
#include <utility>

#include "searcher/query/dates.hpp"
#include "searcher/query/lexer.hpp"

namespace nachlese::query {
namespace {

using MaybeNode = std::optional<Node>;

Node make(auto value, Span span) {
  Node node;
  node.value = std::move(value);
  node.span = span;
  return node;
}

// A group of one operand is that operand.
template <class Group>
MaybeNode group(std::vector<Node> operands, Group shape = {}) {
  if (operands.empty()) return std::nullopt;
  if (operands.size() == 1) return std::move(operands.front());
  const Span span{operands.front().span.begin, operands.back().span.end};
  shape.operands = std::move(operands);
  return make(std::move(shape), span);
}

bool fits_near(const Node& node) {
  if (const auto* alternatives = std::get_if<Disjunction>(&node.value)) {
    return std::all_of(alternatives->operands.begin(), alternatives->operands.end(), fits_near);
  }
  return std::holds_alternative<QueryWord>(node.value) ||
         std::holds_alternative<Pattern>(node.value) || std::holds_alternative<Fuzzy>(node.value);
}

bool starts_value(LexemeKind kind) {
  return kind <= LexemeKind::open || kind == LexemeKind::op_at_least;
}

class Parser {
 public:
  Parser(std::vector<Lexeme> tokens, Diagnostics& diagnostics)
      : tokens_(std::move(tokens)), diagnostics_(diagnostics) {}

  MaybeNode run() {
    std::vector<Node> parts;
    while (peek().kind != LexemeKind::end) {
      if (auto part = disjunction()) parts.push_back(std::move(*part));
      if (peek().kind == LexemeKind::close)
        diagnostics_.report(Issue::stray_parenthesis, take().span);
    }
    return group<Conjunction>(std::move(parts));
  }

 private:
  [[nodiscard]] const Lexeme& peek() const { return tokens_[at_]; }
  const Lexeme& take() { return tokens_[peek().kind == LexemeKind::end ? at_ : at_++]; }
  [[nodiscard]] bool at_end_of_group() const {
    return peek().kind == LexemeKind::end || peek().kind == LexemeKind::close;
  }

  void report_missing_operand(const Lexeme& token) {
    diagnostics_.report(Issue::missing_operand, token.span, token.text);
  }

  MaybeNode disjunction() {
    std::vector<Node> operands;
    const Lexeme* op = nullptr;
    while (true) {
      auto operand = conjunction();
      const bool more = peek().kind == LexemeKind::op_or;
      if (!operand && (more || op != nullptr)) report_missing_operand(op != nullptr ? *op : peek());
      if (operand) operands.push_back(std::move(*operand));
      if (!more) return group<Disjunction>(std::move(operands));
      op = &take();
    }
  }

  MaybeNode conjunction() {
    std::vector<Node> operands;
    bool joined = false;  // UND preceded the next operand
    while (!at_end_of_group() && peek().kind != LexemeKind::op_or) {
      if (peek().kind == LexemeKind::op_and) {
        const Lexeme& op = take();
        if (operands.empty() || at_end_of_group() || peek().kind == LexemeKind::op_or)
          report_missing_operand(op);
        if (!operands.empty()) operands.back().required = true;
        joined = !operands.empty();
        continue;
      }
      if (auto operand = near()) {
        operand->required = operand->required || joined;
        joined = false;
        operands.push_back(std::move(*operand));
      }
    }
    return group<Conjunction>(std::move(operands));
  }

  MaybeNode near() {
    std::vector<Node> operands;
    Near shape;
    const Lexeme* op = nullptr;
    while (true) {
      auto operand = unary();
      const bool more = peek().kind == LexemeKind::op_near;
      if (!operand && (more || op != nullptr)) report_missing_operand(op != nullptr ? *op : peek());
      if (operand) operands.push_back(std::move(*operand));
      if (!more) break;
      op = &take();
      shape.distance = std::max(shape.distance, op->number);
    }
    if (operands.size() < 2 || std::all_of(operands.begin(), operands.end(), fits_near))
      return group(std::move(operands), shape);
    const Span span{operands.front().span.begin, operands.back().span.end};
    diagnostics_.report(Issue::near_operands, span);
    for (auto& operand : operands) operand.required = true;
    return group<Conjunction>(std::move(operands));
  }

  MaybeNode unary() {
    const LexemeKind kind = peek().kind;
    if (kind != LexemeKind::op_not && kind != LexemeKind::minus && kind != LexemeKind::plus)
      return primary();
    const Lexeme& op = take();
    if (!enter(op)) return std::nullopt;
    auto operand = unary();
    --depth_;
    if (!operand) {
      if (kind == LexemeKind::op_not) report_missing_operand(op);
      return std::nullopt;
    }
    operand->span.begin = op.span.begin;
    if (kind == LexemeKind::plus) {
      operand->required = true;
      return operand;
    }
    Negation negation;
    const Span span = operand->span;
    negation.operand.push_back(std::move(*operand));
    return make(std::move(negation), span);
  }

  MaybeNode primary() {
    switch (peek().kind) {
      case LexemeKind::open: return parenthesized();
      case LexemeKind::field: return in_field();
      case LexemeKind::op_at_least: return at_least();
      case LexemeKind::word:
      case LexemeKind::exact:
      case LexemeKind::phrase:
      case LexemeKind::pattern:
      case LexemeKind::fuzzy: return leaf(take());
      default: return std::nullopt;  // the caller sees the operator and reports it
    }
  }

  MaybeNode parenthesized() {
    const Lexeme& open = take();
    if (!enter(open)) return std::nullopt;
    auto inner = disjunction();
    --depth_;
    const Span span{open.span.begin, peek().span.end};
    if (peek().kind == LexemeKind::close) {
      take();
    } else {
      diagnostics_.report(Issue::missing_parenthesis, open.span);
    }
    if (!inner) {
      diagnostics_.report(Issue::empty_parentheses, span);
      return std::nullopt;
    }
    inner->required = false;
    return inner;
  }

  MaybeNode at_least() {
    const Lexeme& op = take();
    if (peek().kind != LexemeKind::open) {
      report_missing_operand(op);
      return std::nullopt;
    }
    auto inner = parenthesized();
    if (!inner) return std::nullopt;
    AtLeast shape;
    if (auto* any = std::get_if<Disjunction>(&inner->value)) {
      shape.operands = std::move(any->operands);
    } else if (auto* all = std::get_if<Conjunction>(&inner->value)) {
      shape.operands = std::move(all->operands);
    } else {
      shape.operands.push_back(std::move(*inner));
    }
    if (op.number > shape.operands.size())
      diagnostics_.report(Issue::too_few_operands, op.span, std::to_string(shape.operands.size()));
    shape.count = op.number;
    const Span span{op.span.begin, inner->span.end};
    if (shape.count == 1) return group<Disjunction>(std::move(shape.operands));
    if (shape.count >= shape.operands.size()) {
      for (auto& operand : shape.operands) operand.required = true;
      return group<Conjunction>(std::move(shape.operands));
    }
    return make(std::move(shape), span);
  }

  MaybeNode in_field() {
    const Lexeme& name = take();
    if (!starts_value(peek().kind)) {
      diagnostics_.report(Issue::empty_field, name.span, name.text);
      return std::nullopt;
    }
    if (!enter(name)) return std::nullopt;
    const auto outer = std::exchange(field_, name.field);
    const auto outer_depth = std::exchange(field_depth_, depth_);
    auto operand = primary();
    field_ = outer;
    field_depth_ = outer_depth;
    --depth_;
    if (!operand) return std::nullopt;  // the fault of the value was already reported
    operand->span.begin = name.span.begin;
    if (name.field == Field::date) return operand;  // the leaves are DateRange already
    InField node;
    node.field = name.field;
    const Span span = operand->span;
    node.operand.push_back(std::move(*operand));
    return make(std::move(node), span);
  }

  MaybeNode leaf(const Lexeme& token) {
    if (field_ == Field::date) return date(token);
    switch (token.kind) {
      case LexemeKind::exact: return make(QueryWord{token.text, true}, token.span);
      case LexemeKind::phrase: return make(Phrase{token.text, token.inflected}, token.span);
      case LexemeKind::pattern: return pattern(token);
      case LexemeKind::fuzzy: return make(Fuzzy{token.text, token.number}, token.span);
      default: return make(QueryWord{token.text, false}, token.span);
    }
  }

  // Takes the words behind one that are one date with it, as "Februar 2006" in parentheses.
  Lexeme with_words_of_date(Lexeme first) {
    constexpr std::size_t kMostWords = 6;
    if (first.kind != LexemeKind::word || depth_ == field_depth_) return first;
    std::vector<std::string> texts = {first.text};
    for (std::size_t i = at_; tokens_[i].kind == LexemeKind::word && texts.size() < kMostWords; ++i)
      texts.push_back(texts.back() + " " + tokens_[i].text);
    for (std::size_t more = texts.size() - 1; more > 0; --more) {
      if (!parse_date_range(texts[more], local_today())) continue;
      at_ += more;
      first.text = texts[more];
      first.span.end = tokens_[at_ - 1].span.end;
      break;
    }
    return first;
  }

  MaybeNode date(const Lexeme& first) {
    const Lexeme token = with_words_of_date(first);
    auto range = parse_date_range(token.text, local_today());
    if (!range) {
      diagnostics_.report(Issue::bad_date, token.span, token.text);
      return std::nullopt;
    }
    if (is_reversed(*range)) {
      diagnostics_.report(Issue::reversed_dates, token.span);
      std::swap(range->from, range->to);
    }
    return make(*range, token.span);
  }

  MaybeNode pattern(const Lexeme& token) {
    std::string text = token.text;
    const std::size_t letters = text.find_first_not_of("*?");
    if (letters == std::string::npos) {
      diagnostics_.report(Issue::lone_wildcard, token.span);
      return std::nullopt;
    }
    if (letters > 0) {
      diagnostics_.report(Issue::leading_wildcard, token.span);
      text.erase(0, letters);
    }
    if (text.find_first_of("*?") == std::string::npos)
      return make(QueryWord{text, false}, token.span);
    return make(Pattern{text}, token.span);
  }

  // True if another level is allowed; the caller leaves it by --depth_.
  bool enter(const Lexeme& token) {
    if (depth_ < kMaxDepth) {
      ++depth_;
      return true;
    }
    if (!std::exchange(too_deep_, true))
      diagnostics_.report(Issue::too_deep, token.span, std::to_string(kMaxDepth));
    return false;
  }

  std::vector<Lexeme> tokens_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  unsigned depth_ = 0;
  bool too_deep_ = false;
  std::optional<Field> field_;
  unsigned field_depth_ = 0;  // of the field's own value, which parentheses make deeper
};

}  // namespace

std::optional<Node> parse(std::string_view text, Diagnostics& diagnostics) {
  return Parser(lex(text, diagnostics), diagnostics).run();
}

}  // namespace nachlese::query
