# The public help centre: what its pages say around the articles.

help-site = Справка { $brand }
help-about = Ответы { $brand }: инструкции, пошаговые действия и безопасность для вашего аккаунта, кошелька и транзакций.
help-welcome = Чем мы можем помочь?
help-skip = Перейти к тексту
help-more = Язык и контакты
help-language = Язык
help-contact = Связаться с нами
help-contact-still = Не помогло? Свяжитесь с нами
help-never = Мы никогда не спрашиваем фразу восстановления, приватный ключ, пароль или код. Если кто-то их спрашивает, это не мы.
help-feed = Лента новостей
help-search = Поиск по справке
help-search-hint = Опишите, что вам нужно
help-find = Найти
help-trail = Где вы находитесь
help-home = Справка
help-topics = Темы
help-most-read = Чаще всего читают
help-nothing-yet = На этом языке пока нет статей.
help-articles = { $count ->
    [one] { $count } статья
    [few] { $count } статьи
    [many] { $count } статей
   *[other] { $count } статьи
}
help-contents = На этой странице
help-changed = Последнее изменение: { $date }
help-date = { $day } { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
} { $year } г.
help-further = Читайте также
help-related = Похожие статьи
help-more-in = Ещё в разделе «{ $category }»
help-other-language = Этой статьи пока нет на русском, поэтому вы видите её на другом языке: { $language }.
help-rate-ask = Статья помогла?
help-yes = Да
help-no = Нет
help-rate-thanks = Спасибо, что сообщили.
help-rate-sorry = Жаль, что не помогло.
help-rate-why = Что было не так?
help-rate-not-clear = Трудно понять
help-rate-not-my-problem = Это не о моей проблеме
help-rate-out-of-date = Статья устарела
help-rate-wrong = В ней ошибка
help-rate-other = Другое
help-rate-text = Расскажите подробнее, если хотите
help-rate-hint = Ответить здесь мы не сможем. Не пишите ничего секретного и ничего о себе.
help-rate-send = Отправить
help-rate-noted = Спасибо. Это поможет нам улучшить статью.
help-rate-slow = Слишком много сразу. Попробуйте снова через минуту.
help-results-for = Результаты по запросу «{ $query }»
help-results = { $count ->
    [0] Ничего не найдено
    [one] { $count } результат
    [few] { $count } результата
    [many] { $count } результатов
   *[other] { $count } результата
}
help-search-how = Попробуйте другие слова, меньше слов или название того, что видите на экране.
help-missing = Этой страницы здесь нет
help-missing-text = Возможно, её перенесли или убрали. Воспользуйтесь поиском или начните с тем.
help-to-home = Все темы
help-check = Проверить транзакцию
help-check-how = Вставьте хеш транзакции или адрес. Вы увидите простыми словами, что о них известно блокчейну. Ничего не сохраняется.
help-check-what = Транзакция или адрес
help-check-look = Проверить
help-check-explorer = Посмотреть в обозревателе блоков
help-check-nowhere = Не найдено в сетях: { $networks }.
help-check-silent = Нельзя сказать о сетях: { $networks }. Сейчас там никто не отвечает.
help-check-secret = Здесь секретные данные вашего кошелька. Они никому не показаны и не сохранены. Любой, у кого они есть, может забрать ваши монеты: переведите их на новый кошелёк.
help-region = Показать, что действует там, где вы находитесь
help-region-unknown = Не указано
help-region-set = Показать
help-elsewhere = Другое место
