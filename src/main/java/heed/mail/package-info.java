/// Mail for people who are not in Slack: one combined letter a day with all that they are told, at
/// the hour they chose. Knows no door; never tells of money.
@NullMarked
package heed.mail;

import org.jspecify.annotations.NullMarked;
