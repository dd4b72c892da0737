package heed.loop;

import heed.loop.template.Template;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Kept;
import heed.platform.Language;
import heed.platform.Refused;
import heed.platform.Versioned;
import heed.platform.database.Transaction;

/// Keeps the company's own templates. Each version stands in the change log; drafts of loops that
/// are open follow at once, texts in messages that went out do not.
public final class KeepingTemplates {
  /// What templates are called in the change log; the key is milestone and language.
  public static final String SUBJECT = "template";

  private final TemplateStore templates;

  public KeepingTemplates(TemplateStore templates) {
    this.templates = templates;
  }

  /// Puts a template in the place of ours, or of the company's last one.
  ///
  /// @throws Refused FORBIDDEN unless the caller is a PM; INVALID where it is badly written
  public Kept<OwnTemplate> put(Transaction transaction, OwnTemplate sent, Caller caller) {
    caller.mustBe(Role.PM);
    var template =
        new OwnTemplate(
            sent.milestone(), sent.language(), sent.text().replace("\r\n", "\n").strip());
    var _ = Template.of(template.text());
    var known = templates.find(transaction.handle(), template.milestone(), template.language());
    if (known.isPresent() && known.get().value().equals(template)) {
      return new Kept<>(template, Kept.Outcome.UNCHANGED, known.get().version());
    }
    templates.put(transaction.handle(), template, transaction.nextSequence());
    var action = known.isPresent() ? "updated" : "created";
    var change = transaction.record(action, SUBJECT, template.key(), template);
    return new Kept<>(
        template,
        known.isPresent() ? Kept.Outcome.UPDATED : Kept.Outcome.CREATED,
        change.sequence());
  }

  /// Lets ours hold again. Where the company has none, nothing happens.
  ///
  /// @throws Refused FORBIDDEN unless the caller is a PM
  public void remove(
      Transaction transaction, Milestone milestone, Language language, Caller caller) {
    caller.mustBe(Role.PM);
    templates
        .find(transaction.handle(), milestone, language)
        .map(Versioned::value)
        .ifPresent(known -> {
          templates.remove(transaction.handle(), known);
          transaction.record("removed", SUBJECT, known.key(), null);
        });
  }
}
