package heed.loop;

import heed.platform.Language;

/// A company's own words for one milestone in one language.
///
/// @param text a template, as [heed.loop.template.Template] reads it
public record OwnTemplate(Milestone milestone, Language language, String text) {
  /// What it is called in the change log.
  public String key() {
    return milestone.word() + "." + language.tag();
  }
}
