/*
 * The words that the program prints itself, language by language.
 *
 * {name} is filled in by whoever prints.  Only languages whose words have
 * been read by somebody who knows them belong here; for others English is
 * printed unless the configuration gives strings.LANG.
 */
#include "theme/words.h"

#include <string.h>

static const char *const names[STRING_COUNT] = {
    [STRING_READ_NEXT] = "read-next",
    [STRING_WHO_FOR] = "who-for",
    [STRING_SEARCH_TOPICS] = "search-topics",
    [STRING_SEARCH_AT] = "search-at",
    [STRING_ABOUT] = "about",
    [STRING_SOURCES] = "sources",
    [STRING_WRITTEN_BY] = "written-by",
    [STRING_FEEDBACK_ASK] = "feedback-ask",
    [STRING_FEEDBACK] = "feedback",
    [STRING_VERSION] = "version",
    [STRING_PUBLISHED] = "published",
    [STRING_REVIEWED] = "reviewed",
    [STRING_NEXT_REVIEW] = "next-review",
    [STRING_FIGURE] = "figure",
    [STRING_CODE_ALT] = "code-alt",
    [STRING_GET_HELP] = "get-help",
    [STRING_KEY_POINTS] = "key-points",
    [STRING_LINKS] = "links",
    [STRING_LINK_NOTE] = "link-note",
};

static const struct language {
	const char *lang;
	const char *words[STRING_COUNT];
} languages[] = {
    {"en",
	{
	    [STRING_READ_NEXT] = "Read next",
	    [STRING_WHO_FOR] = "Who it is for",
	    [STRING_SEARCH_TOPICS] = "Search topics",
	    [STRING_SEARCH_AT] = "at {site}",
	    [STRING_ABOUT] = "About this leaflet",
	    [STRING_SOURCES] = "Sources.",
	    [STRING_WRITTEN_BY] = "Written by",
	    [STRING_FEEDBACK_ASK] = "Tell us what you think:",
	    [STRING_FEEDBACK] = "Feedback: {feedback}",
	    [STRING_VERSION] = "{reference}, version {version}",
	    [STRING_PUBLISHED] = "Published {date}",
	    [STRING_REVIEWED] = "Reviewed {date}",
	    [STRING_NEXT_REVIEW] = "Next review {date}",
	    [STRING_FIGURE] = "Figure {number}.",
	    [STRING_CODE_ALT] = "QR code: link to {link}",
	    [STRING_GET_HELP] = "Get help now",
	    [STRING_KEY_POINTS] = "Key points",
	    [STRING_LINKS] = "Links",
	    [STRING_LINK_NOTE] = "(link\u00A0{number})",
	}},
    {"cy",
	{
	    [STRING_READ_NEXT] = "Darllenwch nesaf",
	    [STRING_WHO_FOR] = "I bwy mae hwn",
	    [STRING_SEARCH_TOPICS] = "Pynciau chwilio",
	    [STRING_SEARCH_AT] = "yn {site}",
	    [STRING_ABOUT] = "Am y daflen hon",
	    [STRING_SOURCES] = "Ffynonellau.",
	    [STRING_WRITTEN_BY] = "Ysgrifennwyd gan",
	    [STRING_FEEDBACK_ASK] = "Dywedwch eich barn:",
	    [STRING_FEEDBACK] = "Adborth: {feedback}",
	    [STRING_VERSION] = "{reference}, fersiwn {version}",
	    [STRING_PUBLISHED] = "Cyhoeddwyd {date}",
	    [STRING_REVIEWED] = "Adolygwyd {date}",
	    [STRING_NEXT_REVIEW] = "Adolygiad nesaf {date}",
	    [STRING_FIGURE] = "Ffigur {number}.",
	    [STRING_CODE_ALT] = "Cod QR: dolen i {link}",
	    [STRING_GET_HELP] = "Cael help nawr",
	    [STRING_KEY_POINTS] = "Pwyntiau allweddol",
	    [STRING_LINKS] = "Dolenni",
	    [STRING_LINK_NOTE] = "(dolen\u00A0{number})",
	}},
    {"de",
	{
	    [STRING_READ_NEXT] = "Weiterlesen",
	    [STRING_WHO_FOR] = "Für wen",
	    [STRING_SEARCH_TOPICS] = "Suchbegriffe",
	    [STRING_SEARCH_AT] = "auf {site}",
	    [STRING_ABOUT] = "Über dieses Faltblatt",
	    [STRING_SOURCES] = "Quellen.",
	    [STRING_WRITTEN_BY] = "Geschrieben von",
	    [STRING_FEEDBACK_ASK] = "Sagen Sie uns Ihre Meinung:",
	    [STRING_FEEDBACK] = "Rückmeldung: {feedback}",
	    [STRING_VERSION] = "{reference}, Version {version}",
	    [STRING_PUBLISHED] = "Veröffentlicht: {date}",
	    [STRING_REVIEWED] = "Überprüft: {date}",
	    [STRING_NEXT_REVIEW] = "Nächste Überprüfung: {date}",
	    [STRING_FIGURE] = "Abbildung {number}.",
	    [STRING_CODE_ALT] = "QR-Code: Link zu {link}",
	    [STRING_GET_HELP] = "Sofort Hilfe holen",
	    [STRING_KEY_POINTS] = "Das Wichtigste",
	    [STRING_LINKS] = "Links",
	    [STRING_LINK_NOTE] = "(Link\u00A0{number})",
	}},
    {"fr",
	{
	    [STRING_READ_NEXT] = "À lire ensuite",
	    [STRING_WHO_FOR] = "Pour qui",
	    [STRING_SEARCH_TOPICS] = "Sujets à chercher",
	    [STRING_SEARCH_AT] = "sur {site}",
	    [STRING_ABOUT] = "À propos de ce dépliant",
	    [STRING_SOURCES] = "Sources.",
	    [STRING_WRITTEN_BY] = "Rédigé par",
	    [STRING_FEEDBACK_ASK] = "Donnez-nous votre avis\u00A0:",
	    [STRING_FEEDBACK] = "Votre avis\u00A0: {feedback}",
	    [STRING_VERSION] = "{reference}, version {version}",
	    [STRING_PUBLISHED] = "Publié\u00A0: {date}",
	    [STRING_REVIEWED] = "Revu\u00A0: {date}",
	    [STRING_NEXT_REVIEW] = "Prochaine révision\u00A0: {date}",
	    [STRING_FIGURE] = "Figure {number}.",
	    [STRING_CODE_ALT] = "Code QR\u00A0: lien vers {link}",
	    [STRING_GET_HELP] = "Obtenir de l’aide maintenant",
	    [STRING_KEY_POINTS] = "Points essentiels",
	    [STRING_LINKS] = "Liens",
	    [STRING_LINK_NOTE] = "(lien\u00A0{number})",
	}},
};

enum { LANGUAGES = sizeof languages / sizeof *languages };

const char *
words_name(enum string string)
{
	return names[string];
}

const char *
words_language(size_t index)
{
	return index < LANGUAGES ? languages[index].lang : NULL;
}

const char *
words_find(const char *lang, enum string string)
{
	for (size_t i = 0; i < LANGUAGES; i++)
		if (strcmp(languages[i].lang, lang) == 0)
			return languages[i].words[string];
	return NULL;
}
