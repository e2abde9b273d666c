"""Words of many languages, from which made.py puts sentences together that
mean nothing."""

# Language: words, the mark that ends a sentence, another sentence's marks.
WORDS = {
    "en-GB": ("garden bread window quiet letter evening river walk friend "
              "afternoon table office difficult affirm flame fine morning "
              "together question answer slowly because without between "
              "kitchen winter listening neighbour", "."),
    "de": ("Garten Brot Fenster ruhig Brief Abend Fluss Schifffahrt Freundin "
           "Nachmittag Tisch gründlich schwierig größer Morgen zusammen "
           "Frage Antwort langsam weil ohne zwischen Küche Straßenlaterne "
           "Gesprächsbereitschaft zuhören", "."),
    "fr": ("jardin pain fenêtre calme lettre soirée rivière cœur amie "
           "après-midi table bureau difficile forêt matin ensemble question "
           "réponse lentement parce sans entre cuisine hiver écouter "
           "voisine aujourd’hui", "."),
    "es": ("jardín pan ventana tranquila carta tarde río paseo amiga mañana "
           "mesa oficina difícil niñez juntos pregunta respuesta despacio "
           "porque sin entre cocina invierno escuchar vecina", "."),
    "it": ("giardino pane finestra tranquillo lettera sera fiume città amica "
           "pomeriggio tavolo ufficio difficile mattina insieme domanda "
           "risposta piano perché senza tra cucina inverno ascoltare", "."),
    "pl": ("ogród chleb okno spokój list wieczór rzeka spacer przyjaciółka "
           "popołudnie stół biuro trudny źródło razem pytanie odpowiedź "
           "powoli ponieważ bez między kuchnia zima słuchać sąsiadka", "."),
    "pt": ("jardim pão janela calma carta tarde rio passeio amiga manhã mesa "
           "escritório difícil coração juntos pergunta resposta devagar "
           "porque sem entre cozinha inverno escutar vizinha", "."),
    "ro": ("grădină pâine fereastră liniște scrisoare seară râu plimbare "
           "prietenă dimineață masă birou greu împreună întrebare răspuns "
           "încet fără între bucătărie iarnă ascultare vecină", "."),
    "tr": ("bahçe ekmek pencere sessiz mektup akşam ırmak yürüyüş arkadaş "
           "öğleden masa büro güç sabah birlikte soru yanıt yavaşça çünkü "
           "arasında mutfak kış dinlemek komşu Istanbul iyi", "."),
    "cy": ("gardd bara ffenestr tawel llythyr nos afon taith ffrind prynhawn "
           "bwrdd swyddfa anodd bore gyda cwestiwn ateb araf achos heb "
           "rhwng cegin gaeaf gwrando cymydog tŷ dŵr", "."),
    "uk": ("сад хліб вікно тихо лист вечір річка прогулянка подруга ранок "
           "стіл кабінет важкий разом питання відповідь повільно без між "
           "кухня зима слухати сусідка їжа ґанок", "."),
    "ar": ("حديقة خبز نافذة هادئ رسالة مساء نهر نزهة صديقة صباح طاولة مكتب "
           "صعب معا سؤال جواب ببطء لأن بدون بين مطبخ شتاء استماع جارة", "."),
    "ur": ("باغ روٹی کھڑکی خاموش خط شام دریا سیر دوست صبح میز دفتر مشکل "
           "ساتھ سوال جواب آہستہ کیونکہ بغیر درمیان باورچی سردی سننا "
           "پڑوسی", "۔"),
    "bn": ("বাগান রুটি জানালা শান্ত চিঠি সন্ধ্যা নদী হাঁটা বন্ধু সকাল টেবিল "
           "কঠিন একসঙ্গে প্রশ্ন উত্তর ধীরে কারণ ছাড়া মধ্যে রান্নাঘর শীত "
           "শোনা প্রতিবেশী", "।"),
    "pa": ("ਬਾਗ ਰੋਟੀ ਖਿੜਕੀ ਸ਼ਾਂਤ ਚਿੱਠੀ ਸ਼ਾਮ ਨਦੀ ਸੈਰ ਦੋਸਤ ਸਵੇਰ ਮੇਜ਼ ਦਫ਼ਤਰ "
           "ਔਖਾ ਇਕੱਠੇ ਸਵਾਲ ਜਵਾਬ ਹੌਲੀ ਕਿਉਂਕਿ ਬਿਨਾਂ ਵਿਚਕਾਰ ਰਸੋਈ ਸਰਦੀ "
           "ਸੁਣਨਾ", "।"),
}

# Half of all articles are in the first; the others share the rest.
LANGUAGES = list(WORDS)
