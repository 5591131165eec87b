// From speakers as written to names: "er", "der Minister", "Merz" → Friedrich Merz.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entities/quotes/draft.hpp"

namespace nachlese::quotes {

// Speakers must be asked for in the order of the text: who spoke counts for the pronouns behind.
class SpeakerNames {
 public:
  SpeakerNames(const QuoteLexicon& lexicon, const ner::Names& names);

  // The canonical name; of one who has none the phrase without its article in the nominative.
  // Empty if nobody is meant that the text names. `plural` is what the verb says.
  [[nodiscard]] std::string name_of(const TextReading& reading, const SpeakerPhrase& phrase,
                                    bool plural);

  // What orgs are called beside their names: "die Firma Euryza" → Firma. Once for each field.
  void learn(const TextReading& reading);

  // A quotation at that word had this speaker.
  void spoke(const TextReading& reading, std::uint32_t word, const SpeakerPhrase& phrase,
             const std::string& name);

 private:
  // Who a pronoun can mean: named before a word, of a gender, one or several.
  struct Wanted {
    std::uint32_t before = 0;
    bool female = false;
    bool several = false;
    bool neuter = false;
  };

  std::string of_pronoun(const TextReading& reading, const SpeakerPhrase& phrase, bool plural);
  // The last one named before that fits: subjects first, or the very last.
  std::string meant(const TextReading& reading, const Wanted& wanted, bool last);
  std::string of_noun(const TextReading& reading, const SpeakerPhrase& phrase);
  std::string of_definite(const TextReading& reading, const SpeakerPhrase& phrase);
  [[nodiscard]] std::string of_statement(const TextReading& reading, const ReadWord& noun) const;
  [[nodiscard]] std::string by_itself(const TextReading& reading,
                                      const SpeakerPhrase& phrase) const;
  // Visits the entities of the type that are named before the phrase, the nearest first, until
  // `visit` returns true; only so far that time stays linear.
  template <typename Visit>
  void each_before(const TextReading& reading, const SpeakerPhrase& phrase, ner::EntityType type,
                   Visit visit) const;
  [[nodiscard]] std::uint32_t bearer_of_role(const TextReading& reading,
                                             const SpeakerPhrase& phrase) const;
  [[nodiscard]] std::uint32_t organisation_of(const TextReading& reading,
                                              const SpeakerPhrase& phrase) const;
  void learn_apposed(const TextReading& reading, std::size_t at);
  void learn_roles(const TextReading& reading, const SpeakerPhrase& phrase, std::uint32_t entity);
  std::string of_subject(const TextReading& reading, const ReadSentence& sentence,
                         const Wanted& wanted);
  std::string of_mention(const TextReading& reading, const ReadSentence& sentence,
                         const Wanted& wanted, bool last);
  [[nodiscard]] bool may_be(std::uint32_t entity, bool female) const;

  // The last sentence with a quotation.
  struct LastSpeaker {
    std::uint32_t field = ~0U;
    std::size_t sentence = 0;
    std::string name;
    bool person = false;
  };

  const QuoteLexicon& lexicon_;
  const ner::Names& names_;
  std::vector<std::vector<std::string>> roles_;  // by entity, lower case
  LastSpeaker last_;
  LastSpeaker last_organisation_;
  std::vector<std::int8_t> gender_;  // by entity: 1 female, -1 male, 0 unknown
};

}  // namespace nachlese::quotes
